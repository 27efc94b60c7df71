using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>getMore</c>: the next results of a cursor.</summary>
internal sealed class GetMoreCommand() : Command(["getMore"], ["collection", "batchSize", "term", "lastKnownCommittedOpTime"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Required("getMore") is not BsonInt64 { Value: var id }) throw arguments.WrongType("getMore", arguments.Body[0], "long");
        arguments.Required("collection");
        if (arguments.Value("term") is { } term and not BsonInt64) throw arguments.WrongType("term", term, "long");
        var ns = $"{context.Database}.{arguments.String("collection")}";
        if (arguments.Value("maxTimeMS") is not null) throw CommandException.BadValue("cannot set maxTimeMS on getMore command for a non-awaitData cursor");
        var batchSize = arguments.Count("batchSize") is { } size and > 0 ? size : long.MaxValue;
        var cursor = context.Server.Cursors.Find(id) ?? throw CommandException.CursorNotFound(id);
        if (cursor.Namespace != ns)
        {
            throw new CommandException(13, "Unauthorized",
                $"Requested getMore on namespace '{ns}', but cursor belongs to a different namespace {cursor.Namespace}");
        }
        if (cursor.Session != context.Session && cursor.Session is not null)
        {
            throw CommandException.Location(50738,
                $"Cannot run getMore on cursor {id}, which was created in session {cursor.Session}, in session {context.Session?.ToString() ?? "none"}");
        }
        if (context.Server.Cursors.Take(id) is null) throw CommandException.CursorNotFound(id);
        if (cursor.Collection is { } read && context.Catalog.Find(new Namespace(context.Database, arguments.String("collection")!))?.Uuid != read)
        {
            cursor.Dispose();
            throw new CommandException(175, "QueryPlanKilled", $"collection dropped, renamed or replaced: UUID {read} is no longer {ns}");
        }
        List<byte[]> documents;
        try
        {
            documents = cursor.Read(batchSize, context.Cancellation);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
        if (cursor.IsExhausted) cursor.Dispose();
        else context.Server.Cursors.Return(cursor);
        return new(new Reply([], new CursorBatch("nextBatch", documents, cursor.IsExhausted ? 0 : id, ns)));
    }
}

/// <summary><c>killCursors</c>: closes cursors before their end.</summary>
internal sealed class KillCursorsCommand() : Command(["killCursors"], ["cursors"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        _ = context.Collection;
        context.Arguments.Required("cursors");
        BsonArray killed = [], notFound = [];
        var cursors = context.Arguments.Array("cursors")!;
        for (var i = 0; i < cursors.Count; i++)
        {
            if (cursors[i] is not BsonInt64) throw context.Arguments.WrongType($"cursors.{i}", cursors[i], "long");
        }
        foreach (var id in cursors) (context.Server.Cursors.Kill(id.AsInt64) ? killed : notFound).Add(id);
        return new(new Reply(new BsonDocument
        {
            { "cursorsKilled", killed },
            { "cursorsNotFound", notFound },
            { "cursorsAlive", new BsonArray() },
            { "cursorsUnknown", new BsonArray() },
        }));
    }
}
