using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>
/// <c>startSession</c> and <c>refreshSessions</c>: acknowledged, as shells and drivers ask for them. A session is no more than the name of its cursors;
/// transactions are refused, see <see cref="CommonArguments"/>.
/// </summary>
internal sealed class StartSessionCommand() : Command(["startSession", "refreshSessions"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context) => new(context.Name == "refreshSessions" ? CommandContext.Ok() : new Reply(new BsonDocument
    {
        { "id", new BsonDocument("id", new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard)) },
        { "timeoutMinutes", 30 },
    }));
}

/// <summary><c>endSessions</c>: sessions the client no longer uses; their cursors close.</summary>
internal sealed class EndSessionsCommand() : Command(["endSessions", "killSessions"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        foreach (var session in context.Arguments.Array(context.Name) ?? [])
        {
            if (session is BsonDocument document && document.GetValue("id", null) is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } id)
                context.Server.Cursors.KillSession(id.ToGuid());
        }
        return new(CommandContext.Ok());
    }
}
