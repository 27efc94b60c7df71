using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>count</c>: how many documents match.</summary>
internal sealed class CountCommand() : Command(["count"], ["query", "limit", "skip", "hint", "collation", "fields"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        var name = context.Collection;
        Collation.Check(arguments);
        var filter = arguments.Document("query") ?? [];
        var matcher = Matcher.Parse(filter);
        var skip = arguments.Count("skip") ?? 0;
        // A negative limit means the same as its positive.
        var limit = Math.Abs(Math.Max(arguments.Whole("limit") ?? 0, -long.MaxValue));
        var count = 0L;
        if (context.Catalog.Find(name) is { } collection)
        {
            Hint.Check(collection.Indexes, arguments.Value("hint"));
            count = filter.ElementCount == 0
                ? collection.Documents.Count
                : DocumentSearch.Find(collection, filter, matcher, null, limit == 0 ? long.MaxValue : limit + skip, context.Cancellation).Count;
        }
        count = Math.Max(0, count - skip);
        if (limit > 0) count = Math.Min(count, limit);
        return new(new Reply(new BsonDocument("n", count <= int.MaxValue ? (BsonValue)(int)count : count)));
    }
}
