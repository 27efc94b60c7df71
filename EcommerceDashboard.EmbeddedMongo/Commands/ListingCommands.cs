using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>listCollections</c>: the collections of a database.</summary>
internal sealed class ListCollectionsCommand() : Command(["listCollections"], ["filter", "nameOnly", "authorizedCollections", "cursor"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        CollectionName.CheckDatabase(context.Database);
        var matcher = Matcher.Parse(arguments.Document("filter") ?? []);
        var nameOnly = arguments.Flag("nameOnly");
        var batchSize = arguments.CursorBatchSize();
        var listed = context.Catalog.Of(context.Database).Select(collection => Describe(collection, nameOnly)).Where(matcher.Matches);
        var cursor = new ServerCursor($"{context.Database}.$cmd.listCollections", listed.Select(BsonCodec.Encode), new ReadScope(context)) { Session = context.Session };
        return new(ServerCursor.Open(context, cursor, batchSize));
    }

    private static BsonDocument Describe(CollectionVersion collection, bool nameOnly)
    {
        var description = new BsonDocument { { "name", collection.Namespace.Collection }, { "type", TimeSeries.TimeField(collection.Options) is null ? "collection" : "timeseries" } };
        if (nameOnly) return description;
        description["options"] = collection.Options;
        description["info"] = new BsonDocument
        {
            { "readOnly", false },
            { "uuid", new BsonBinaryData(collection.Uuid, GuidRepresentation.Standard) },
        };
        description["idIndex"] = IndexDefinition.Id.Specification;
        return description;
    }
}

/// <summary><c>listDatabases</c>: the databases that hold a collection.</summary>
internal sealed class ListDatabasesCommand() : Command(["listDatabases"], ["filter", "nameOnly", "authorizedDatabases"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        if (context.Database != "admin") throw new CommandException(13, "Unauthorized", "listDatabases may only be run against the admin database.");
        var matcher = Matcher.Parse(context.Arguments.Document("filter") ?? []);
        var nameOnly = context.Arguments.Flag("nameOnly");
        var databases = new BsonArray();
        var total = 0L;
        foreach (var database in context.Catalog.Collections.Values.GroupBy(collection => collection.Namespace.Database).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var size = database.Sum(collection => collection.Documents.ByteCount);
            var description = new BsonDocument { { "name", database.Key }, { "sizeOnDisk", size }, { "empty", size == 0 } };
            if (!matcher.Matches(description)) continue;
            total += size;
            databases.Add(nameOnly ? new BsonDocument("name", database.Key) : description);
        }
        var reply = new BsonDocument("databases", databases);
        if (!nameOnly) reply.Add("totalSize", total).Add("totalSizeMb", total / (1024 * 1024));
        return new(new Reply(reply));
    }
}

/// <summary><c>listIndexes</c>: the indexes of a collection.</summary>
internal sealed class ListIndexesCommand() : Command(["listIndexes"], ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        context.Arguments.Flag("includeBuildUUIDs");
        context.Arguments.Flag("includeIndexBuildInfo");
        var batchSize = context.Arguments.CursorBatchSize();
        var collection = context.Catalog.Find(name) ?? throw CommandException.NamespaceNotFound($"ns does not exist: {name}");
        var listed = collection.Indexes.Select(index => BsonCodec.Encode(index.Definition.Specification));
        var cursor = new ServerCursor(name.ToString(), listed, new ReadScope(context)) { Session = context.Session };
        return new(ServerCursor.Open(context, cursor, batchSize));
    }
}
