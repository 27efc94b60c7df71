using EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$setWindowFields</c>: fields computed over a window of neighbours of each document, within its partition.</summary>
internal sealed class SetWindowFieldsStage : Stage
{
    private readonly Expression? _partitionBy;
    private readonly WindowSort? _sort;
    private readonly BsonDocument _sortBy;
    private readonly IReadOnlyList<(DocumentPath Path, WindowFunction Function)> _output;

    private SetWindowFieldsStage(Expression? partitionBy, BsonDocument sortBy, WindowSort? sort, IReadOnlyList<(DocumentPath, WindowFunction)> output)
    {
        _partitionBy = partitionBy;
        _sortBy = sortBy;
        _sort = sort;
        _output = output;
    }

    public static SetWindowFieldsStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.FailedToParse($"the $setWindowFields stage specification must be an object, found {BsonTypeNames.Of(argument)}");
        foreach (var unknown in specification.Names.Where(name => name is not ("partitionBy" or "sortBy" or "output")))
            throw CommandException.UnknownField($"$setWindowFields.{unknown}");
        if (!specification.TryGetValue("output", out var output)) throw CommandException.MissingField("$setWindowFields.output");
        if (output is not BsonDocument fields) throw WrongType("output", output);
        var sortBy = specification.GetValue("sortBy", BsonNull.Value) switch
        {
            BsonNull => null,
            BsonDocument order => order,
            var other => throw WrongType("sortBy", other),
        };
        var sort = sortBy is null ? null : WindowSort.Parse(sortBy);
        var functions = fields.Select(field => (DocumentPath.Parse(field.Name), WindowCatalog.Parse(field, sort, scope))).ToList();
        var partitionBy = specification.TryGetValue("partitionBy", out var partition) ? scope.Parse(partition) : null;
        return new SetWindowFieldsStage(partitionBy, sortBy ?? [], sort, functions);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var scope = run.NewScope();
        var needs = new FieldNeeds();
        AddNeeds(needs);
        var reader = new DocumentReader(needs.Fields);
        foreach (var packed in Partitions(input, scope))
        {
            run.Context.Cancellation.ThrowIfCancellationRequested();
            // Only what the functions read is unpacked for all documents of the partition at once.
            List<(BsonDocument Read, PackedDocument Packed)> documents = [.. packed.Select(document => (document.Unpack(reader), document))];
            if (_sort?.Order is { } order)
                documents = [.. documents.OrderBy(document => document.Read, order)];
            packed.Clear();
            var partition = new WindowPartition(documents.ConvertAll(document => document.Read), _sort, scope);
            var columns = _output.Select(field => field.Function.Compute(partition)).ToList();
            for (var i = 0; i < documents.Count; i++)
            {
                var result = documents[i].Packed.Unpack();
                for (var column = 0; column < columns.Count; column++)
                    result = _output[column].Path.With(result, columns[column][i]);
                yield return result;
            }
        }
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        if (_partitionBy is not null)
            needs.Add(_partitionBy);
        foreach (var path in _sortBy.Names)
            needs.AddPath(path);
        foreach (var (path, function) in _output)
        {
            function.AddNeeds(needs);
            needs.AddShape(path.Text);
        }

        return false;
    }

    /// <summary>The partitions in the order of their keys.</summary>
    private IEnumerable<List<PackedDocument>> Partitions(IEnumerable<BsonDocument> input, EvaluationContext scope)
    {
        var packer = new DocumentPacker();
        var partitions = new Dictionary<BsonValue, List<PackedDocument>>(BsonOrder.Instance);
        foreach (var document in input)
        {
            scope.Root = document;
            var key = _partitionBy?.Evaluate(scope) ?? BsonNull.Value;
            if (key is BsonArray) throw CommandException.TypeMismatch("An expression used to partition cannot evaluate to value of type array");
            if (!partitions.TryGetValue(key, out var documents))
                partitions.Add(key, documents = []);
            documents.Add(packer.Pack(document));
        }

        return partitions.OrderBy(partition => partition.Key, BsonOrder.Instance).Select(partition => partition.Value);
    }

    private static CommandException WrongType(string name, BsonValue value) => CommandException.WrongType($"$setWindowFields.{name}", value, "object");
}
