using System.Collections.Frozen;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The stages that are implemented, by name.</summary>
internal static class StageCatalog
{
    private delegate IReadOnlyList<Stage> Parser(BsonValue argument, int position, PipelineScope scope);

    private static readonly FrozenDictionary<string, Parser> Parsers = new Dictionary<string, Parser>
    {
        ["$addFields"] = One((argument, scope) => SetStage.Parse("$addFields", argument, scope)),
        ["$bucket"] = (argument, _, scope) => BucketStage.Parse(argument, scope),
        ["$bucketAuto"] = One(BucketAutoStage.Parse),
        ["$count"] = One((argument, _) => CountStage.Parse(argument)),
        ["$documents"] = One(DocumentsStage.Parse),
        ["$facet"] = One(FacetStage.Parse),
        ["$group"] = One(GroupStage.Parse),
        ["$limit"] = One((argument, _) => LimitStage.Parse(argument)),
        ["$lookup"] = One(LookupStage.Parse),
        ["$match"] = (argument, position, scope) => [MatchStage.Parse(argument, position, scope)],
        ["$merge"] = One(MergeStage.Parse),
        ["$out"] = One((argument, _) => OutStage.Parse(argument)),
        ["$project"] = One(ProjectStage.Parse),
        ["$redact"] = One(RedactStage.Parse),
        ["$replaceRoot"] = One(ReplaceRootStage.ParseReplaceRoot),
        ["$replaceWith"] = One(ReplaceRootStage.ParseReplaceWith),
        ["$sample"] = One((argument, _) => SampleStage.Parse(argument)),
        ["$set"] = One((argument, scope) => SetStage.Parse("$set", argument, scope)),
        ["$setWindowFields"] = One(SetWindowFieldsStage.Parse),
        ["$skip"] = One((argument, _) => SkipStage.Parse(argument)),
        ["$sort"] = One((argument, _) => SortStage.Parse(argument)),
        ["$sortByCount"] = (argument, _, scope) => SortByCountStage.Parse(argument, scope),
        ["$unionWith"] = One(UnionWithStage.Parse),
        ["$unset"] = One(UnsetStage.Parse),
        ["$unwind"] = One((argument, _) => UnwindStage.Parse(argument)),
    }.ToFrozenDictionary();

    /// <summary>Stages that MongoDB refuses in a <c>$facet</c> before anything else, those not implemented here included.</summary>
    private static readonly FrozenSet<string> NotInFacet = new[]
    {
        "$changeStream", "$changeStreamSplitLargeEvent", "$collStats", "$currentOp", "$documents", "$facet", "$geoNear", "$indexStats", "$listCatalog",
        "$listClusterCatalog", "$listLocalSessions", "$merge", "$out", "$planCacheStats", "$querySettings", "$queryStats", "$search", "$searchMeta", "$vectorSearch",
    }.ToFrozenSet();

    /// <summary>The names of the stages, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Parsers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Parses the stage at a position of a pipeline; some stand for several.</summary>
    public static IReadOnlyList<Stage> Parse(BsonValue specification, int position, int count, PipelineScope scope)
    {
        if (specification is not BsonDocument document) throw CommandException.TypeMismatch("Each element of the 'pipeline' array must be an object");
        if (document.ElementCount != 1) throw CommandException.Location(40323, "A pipeline stage specification object must contain exactly one field.");
        var (name, argument) = (document.GetElement(0).Name, document[0]);
        CheckPlace(name, position, count, scope.Place);
        CheckPlaceOfUnsupported(name, scope.Place);
        if (scope.IsInFacet && NotInFacet.Contains(name)) throw CommandException.Location(40600, $"{name} is not allowed to be used within a $facet stage");
        if (!Parsers.TryGetValue(name, out var parse)) throw CommandException.Location(40324, $"Unrecognized pipeline stage name: '{name}'");
        return parse(argument, position, scope);
    }

    private static Parser One(Func<BsonValue, PipelineScope, Stage> parse) => (argument, _, scope) => [parse(argument, scope)];

    private static void CheckPlace(string name, int position, int count, PipelinePlace place)
    {
        var isWriting = name is "$out" or "$merge";
        switch (place)
        {
            case PipelinePlace.Lookup when isWriting:
                throw CommandException.Location(51047, $"{name} is not allowed within a $lookup's sub-pipeline");
            case PipelinePlace.UnionWith when isWriting:
                throw CommandException.Location(31441, $"{name} is not allowed within a $unionWith's sub-pipeline");
            case PipelinePlace.Update when name is not ("$addFields" or "$project" or "$replaceRoot" or "$replaceWith" or "$set" or "$unset"):
                throw new CommandException(72, "InvalidOptions", $"{name} is not allowed to be used within an update");
        }

        if (place == PipelinePlace.Facet) return;
        if (isWriting && position != count - 1) throw CommandException.Location(40601, $"{name} can only be the final stage in the pipeline");
        if (name == "$documents" && position != 0) throw CommandException.Location(40602, "$documents is only valid as the first stage in a pipeline");
    }

    /// <summary>Stages about the server itself have codes of their own inside another stage.</summary>
    private static void CheckPlaceOfUnsupported(string name, PipelinePlace place)
    {
        if (place == PipelinePlace.Command) return;
        if (name == "$listSessions" || place != PipelinePlace.Facet && name is "$currentOp" or "$listLocalSessions")
            throw new CommandException(73, "InvalidNamespace", $"{name} must be run against the 'admin' or 'config' database");
        if (name == "$changeStream" && place != PipelinePlace.Facet)
            throw CommandException.Location(40573, "The $changeStream stage is only supported on replica sets");
    }
}
