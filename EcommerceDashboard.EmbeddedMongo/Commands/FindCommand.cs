using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>find</c>: the documents that match a filter.</summary>
internal sealed class FindCommand() : Command(
    ["find"],
    ["filter", "sort", "projection", "hint", "skip", "limit", "batchSize", "singleBatch", "max", "min", "returnKey", "showRecordId", "tailable", "oplogReplay", "noCursorTimeout", "awaitData", "allowPartialResults", "collation", "allowDiskUse", "let"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        var name = context.Collection;
        var query = FindQuery.Parse(arguments, context.Now);
        var collection = context.Catalog.Find(name);
        if (collection is not null) Hint.Check(collection.Indexes, arguments.Value("hint"));
        var single = arguments.Flag("singleBatch");
        var scope = new ReadScope(context);
        var results = collection is null ? [] : query.Run(collection, scope);
        var cursor = new ServerCursor(name.ToString(), results, scope)
        {
            KeepsForever = arguments.Flag("noCursorTimeout"),
            Session = context.Session,
            Collection = collection?.Uuid,
        };
        return new(ServerCursor.Open(context, cursor, arguments.Count("batchSize"), single));
    }
}
