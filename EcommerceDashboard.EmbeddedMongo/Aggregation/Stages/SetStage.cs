namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$set</c> and its older name <c>$addFields</c>: adds or replaces fields.</summary>
internal sealed class SetStage(ProjectionNode projection) : Stage
{
    public override bool IsPerDocument => true;

    public static SetStage Parse(string name, BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(40272, $"{name} specification stage must be an object, got {BsonTypeNames.Of(argument)}");
        var projection = new ProjectionNode(ProjectionMode.Addition);
        AddLevel(projection, "", specification, scope);
        return new SetStage(projection);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) => projection.Apply(input, run);

    public override bool AddNeeds(FieldNeeds needs)
    {
        projection.AddNeeds(needs);
        return false;
    }

    private static void AddLevel(ProjectionNode projection, string prefix, BsonDocument level, PipelineScope scope)
    {
        foreach (var element in level)
        {
            var path = prefix + element.Name;
            if (prefix.Length > 0 && element.Name.Contains('.', StringComparison.Ordinal))
                throw Invalid(40183, $"FieldPath field names may not contain '.' in a sub-object: '{path}'");
            if (element.Value is BsonDocument { ElementCount: > 0 } inner && !inner.Names.Any(name => name.StartsWith('$')))
            {
                AddLevel(projection, path + ".", inner, scope);
                continue;
            }

            if (element.Value is BsonDocument { ElementCount: > 1 } several)
                throw Invalid(40181, $"an expression specification must contain exactly one field, the name of the expression. Found {several.ElementCount} fields in {several}, while parsing object at path {path}");
            DocumentPath.Parse(path);
            if (!projection.TryAdd(path.Split('.'), scope.Parse(element.Value)))
                throw Invalid(40176, $"specification contains two conflicting paths. Cannot specify both '{path}' and a path above or below it");
        }
    }

    private static CommandException Invalid(int code, string reason) => CommandException.Location(code, $"Invalid $set :: caused by :: {reason}");
}
