using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>collStats</c>: size and indexes of a collection, in bytes divided by <c>scale</c>.</summary>
internal sealed class CollStatsCommand() : Command(["collStats", "collstats"], ["scale"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        var scale = context.Arguments.Count("scale") ?? 1;
        if (scale == 0) throw CommandException.Location(51024, "BSON field 'scale' value must be >= 1, actual value '0'");
        var collection = context.Catalog.Find(name);
        var documents = collection?.Documents ?? new DocumentList();
        var reply = new BsonDocument
        {
            { "ns", name.ToString() },
            { "size", documents.ByteCount / scale },
            { "count", documents.Count },
            { "storageSize", documents.ByteCount / scale },
            { "nindexes", collection?.Indexes.Count ?? 0 },
            { "scaleFactor", scale },
        };
        if (documents.Count > 0) reply["avgObjSize"] = documents.ByteCount / documents.Count;
        return new(new Reply(reply));
    }
}

/// <summary><c>dbStats</c>: sizes of a database, in bytes divided by <c>scale</c>.</summary>
internal sealed class DbStatsCommand() : Command(["dbStats", "dbstats"], ["scale", "freeStorage"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var scale = context.Arguments.Count("scale") ?? 1;
        if (scale == 0) throw CommandException.Location(51024, "BSON field 'scale' value must be >= 1, actual value '0'");
        var collections = context.Catalog.Of(context.Database).ToList();
        var objects = collections.Sum(collection => (long)collection.Documents.Count);
        var bytes = collections.Sum(collection => collection.Documents.ByteCount);
        return new(new Reply(new BsonDocument
        {
            { "db", context.Database },
            { "collections", (long)collections.Count },
            { "views", 0L },
            { "objects", objects },
            { "avgObjSize", objects == 0 ? 0.0 : (double)bytes / objects },
            { "dataSize", (double)bytes / scale },
            { "storageSize", (double)bytes / scale },
            { "indexes", (long)collections.Sum(collection => collection.Indexes.Count) },
            { "scaleFactor", scale },
        }));
    }
}
