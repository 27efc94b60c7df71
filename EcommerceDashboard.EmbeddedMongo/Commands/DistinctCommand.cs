using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>distinct</c>: the different values of a field; an array counts as its elements.</summary>
internal sealed class DistinctCommand() : Command(["distinct"], ["key", "query", "collation", "hint"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        var name = context.Collection;
        Collation.Check(arguments);
        arguments.Required("key");
        var key = arguments.String("key")!;
        if (key.Contains('\0', StringComparison.Ordinal)) throw CommandException.Location(31032, "Key field cannot contain an embedded null byte");
        var filter = arguments.Document("query") ?? [];
        var matcher = Matcher.Parse(filter);
        var values = new HashSet<BsonValue>(BsonOrder.Instance);
        if (context.Catalog.Find(name) is { } collection)
        {
            Hint.Check(collection.Indexes, arguments.Value("hint"));
            foreach (var (_, document) in DocumentSearch.Find(collection, filter, matcher, null, long.MaxValue, context.Cancellation))
                values.UnionWith(IndexKeys.Values(document, key));
        }
        var sorted = new BsonArray(values.OrderBy(value => value, BsonOrder.Instance));
        var reply = new BsonDocument("values", sorted);
        if (BsonCodec.Encode(reply).Length > StoredDocument.MaxLength) throw CommandException.Location(17217, "distinct too big, 16mb cap");
        return new(new Reply(reply));
    }
}
