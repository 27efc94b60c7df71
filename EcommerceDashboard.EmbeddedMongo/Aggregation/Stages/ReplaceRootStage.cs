namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$replaceRoot</c> and its shorter form <c>$replaceWith</c>: a document computed from each takes its place.</summary>
internal sealed class ReplaceRootStage(string name, Expression newRoot) : Stage
{
    public override bool IsPerDocument => true;

    public static ReplaceRootStage ParseReplaceRoot(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(40229, $"expected an object as specification for $replaceRoot stage, got {BsonTypeNames.Of(argument)}");
        foreach (var unknown in specification.Names.Where(key => key != "newRoot"))
            throw CommandException.UnknownField($"$replaceRoot.{unknown}");
        if (!specification.TryGetValue("newRoot", out var newRoot)) throw CommandException.MissingField("$replaceRoot.newRoot");
        return new ReplaceRootStage("'newRoot' expression ", scope.Parse(newRoot));
    }

    public static ReplaceRootStage ParseReplaceWith(BsonValue argument, PipelineScope scope) =>
        new("'replacement document' ", scope.Parse(argument));

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var scope = run.NewScope();
        foreach (var document in input)
        {
            scope.Root = document;
            var value = newRoot.Evaluate(scope);
            yield return value as BsonDocument ?? throw CommandException.Location(
                40228,
                $"{name}must evaluate to an object, but resulting value was: {value?.ToString() ?? "MISSING"}. Type of resulting value: '{BsonTypeNames.Of(value)}'. Input document: {document}");
        }
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        needs.Add(newRoot);
        return true;
    }
}
