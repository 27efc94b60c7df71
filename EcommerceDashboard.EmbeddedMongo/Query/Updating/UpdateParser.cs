namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>Parses updates of all three kinds.</summary>
internal static class UpdateParser
{
    public static Update Parse(BsonValue update, BsonArray? arrayFilters, BsonDocument? let, DateTime now)
    {
        switch (update)
        {
            case BsonArray stages:
                RefuseArrayFilters(arrayFilters, "pipeline-style");
                return PipelineUpdate.Parse(stages, let, now);
            case BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name.StartsWith('$'):
                return ParseOperators(document, ArrayFilters.Parse(arrayFilters, let, now), now);
            case BsonDocument document:
                RefuseArrayFilters(arrayFilters, "replacement-style");
                return new ReplacementUpdate(document);
            default:
                throw CommandException.FailedToParse("Update argument must be either an object or an array");
        }
    }

    private static OperatorUpdate ParseOperators(BsonDocument update, ArrayFilters filters, DateTime now)
    {
        var updates = new List<FieldUpdate>();
        foreach (var element in update)
        {
            if (!UpdateOperators.IsKnown(element.Name))
            {
                throw CommandException.FailedToParse($"Unknown modifier: {element.Name}. Expected a valid update modifier or pipeline-style update "
                    + "specified as an array");
            }
            if (element.Value is not BsonDocument fields)
            {
                throw CommandException.FailedToParse($"Modifiers operate on fields but we found type {Values.BsonTypeNames.Of(element.Value)} instead. "
                    + $"For example: {{$mod: {{<field>: ...}}}} not {{{element.Name}: {element.Value}}}");
            }
            foreach (var field in fields)
                updates.AddRange(UpdateOperators.Parse(element.Name, field.Name, field.Value));
        }
        var conflicts = new PathConflicts();
        foreach (var field in updates)
        {
            conflicts.Add(field.Path);
            filters.CheckIdentifiers(field.Path);
        }
        filters.CheckAllUsed(update);
        return new OperatorUpdate([.. updates.OrderBy(field => field.Path)], filters, now);
    }

    private static void RefuseArrayFilters(BsonArray? arrayFilters, string kind)
    {
        if (arrayFilters is { Count: > 0 }) throw CommandException.FailedToParse($"arrayFilters may not be specified for {kind} updates");
    }
}
