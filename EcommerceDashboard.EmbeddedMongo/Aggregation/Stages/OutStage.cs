using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$out</c>: replaces a collection by the results.</summary>
internal sealed class OutStage(string? database, string collection, BsonDocument? timeSeries) : WritingStage
{
    public static OutStage Parse(BsonValue argument)
    {
        if (argument is BsonString name) return Check(null, name.Value, null);
        if (argument is not BsonDocument specification)
            throw CommandException.Location(16990, $"$out only supports a string or object argument, but found {BsonTypeNames.Of(argument)}");
        if (specification.Names.GroupBy(option => option, StringComparer.Ordinal).FirstOrDefault(options => options.Skip(1).Any()) is { Key: var twice })
            throw CommandException.Location(40413, $"BSON field '$out.{twice}' is a duplicate field");
        // Null counts as not given.
        specification = new BsonDocument(specification.Where(option => option.Value is not BsonNull));
        foreach (var option in specification)
        {
            if (option.Name == "timeseries") continue;
            if (option.Name is not ("db" or "coll")) throw CommandException.UnknownField($"$out.{option.Name}");
            if (option.Value is not BsonString) throw CommandException.WrongType($"$out.{option.Name}", option.Value, "string");
        }

        foreach (var required in (string[])["db", "coll"])
        {
            if (!specification.Contains(required)) throw CommandException.MissingField($"$out.{required}");
        }

        var timeSeries = specification.TryGetValue("timeseries", out var options) ? TimeSeries.Parse("$out", options) : null;
        return Check(specification["db"].AsString, specification["coll"].AsString, timeSeries);
    }

    private static OutStage Check(string? database, string collection, BsonDocument? timeSeries)
    {
        if (database is "admin" or "config" or "local") throw CommandException.Location(31321, $"Can't $out to internal database: {database}");
        if (collection.StartsWith("system.", StringComparison.Ordinal))
            throw CommandException.Location(17385, $"Can't $out to special collection: {collection}");
        return new OutStage(database, collection, timeSeries);
    }

    protected override void Write(IEnumerable<BsonDocument> documents, PipelineRun run) =>
        run.Context.Replace(database ?? run.Context.Database, collection, timeSeries, documents);
}
