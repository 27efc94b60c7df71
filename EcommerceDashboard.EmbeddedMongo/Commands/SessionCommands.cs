using EcommerceDashboard.EmbeddedMongo.Wire;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>endSessions</c>: sessions the client no longer uses; their cursors close.</summary>
internal sealed class EndSessionsCommand : ICommand
{
    public IReadOnlyList<string> Names => ["endSessions", "killSessions"];

    public IReadOnlyList<string>? Fields => [];

    public ValueTask<Reply> RunAsync(CommandContext context)
    {
        foreach (var session in context.Arguments.Array(context.Name) ?? [])
        {
            if (session is BsonDocument document && document.GetValue("id", null) is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } id)
                context.Server.Cursors.KillSession(id.ToGuid());
        }
        return new(CommandContext.Ok());
    }
}
