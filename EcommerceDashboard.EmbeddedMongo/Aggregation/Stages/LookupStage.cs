namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$lookup</c>: joins documents of another collection, by equality, by a pipeline with variables, or by both.</summary>
internal sealed class LookupStage : Stage
{
    private readonly LookupSpecification _join;

    private LookupStage(LookupSpecification join) => _join = join;

    public static LookupStage Parse(BsonValue argument, PipelineScope scope) => new(LookupSpecification.Parse(argument, scope));

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var scope = run.NewScope();
        var foreign = new Lazy<IReadOnlyList<BsonDocument>>(() => ReadForeign(run));
        var equality = new Lazy<EqualityJoin>(() => new EqualityJoin(foreign.Value, _join.ForeignField!));
        IReadOnlyList<BsonDocument>? always = null;
        foreach (var document in input)
        {
            run.Context.Cancellation.ThrowIfCancellationRequested();
            scope.Root = document;
            var matches = _join.LocalField is { } local ? equality.Value.Matches(document, local) : null;
            if (_join.Pipeline is { } pipeline)
            {
                // Without variables of its own and without equality, the pipeline gives every document the same.
                if (matches is null && _join.Let.Count == 0)
                    matches = always ??= [.. pipeline.Run(run, new DecodedFeed(foreign.Value))];
                else
                    matches = [.. pipeline.Run(new PipelineRun(run.Context, Bind(run, scope)), new DecodedFeed(matches ?? foreign.Value))];
            }

            yield return _join.As.With(document, new BsonArray(matches!));
        }
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        if (_join.LocalField is { } local)
            needs.AddPath(string.Join('.', local));
        foreach (var (_, value) in _join.Let)
            needs.Add(value);
        needs.AddShape(_join.As.Text);
        return false;
    }

    private IReadOnlyList<BsonDocument> ReadForeign(PipelineRun run)
    {
        if (_join.From is null) return [];
        var fields = _join.Pipeline?.Needs().Fields ?? FieldTree.Whole;
        if (_join.ForeignField is { } field && !fields.IsWhole)
            fields.Add(field);
        var reader = new DocumentReader(fields);
        return [.. run.Context.Source(run.Context.Database, _join.From).Snapshot().Select(bson => reader.Read(bson))];
    }

    private BsonDocument Bind(PipelineRun run, EvaluationContext scope)
    {
        var variables = run.Variables.ShallowCopy();
        foreach (var (name, value) in _join.Let)
        {
            if (value.Evaluate(scope) is { } bound)
                variables[name] = bound;
            else
                variables.Remove(name);
        }

        return variables;
    }
}
