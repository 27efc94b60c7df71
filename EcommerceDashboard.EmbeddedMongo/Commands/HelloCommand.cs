using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>hello</c>, formerly <c>isMaster</c>: what kind of server this is. Drivers ask it first, and as a heartbeat; they add what they know of themselves.</summary>
internal sealed class HelloCommand() : Command(["hello", "isMaster", "ismaster"], null, isPublic: true)
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        // No topologyVersion: a driver then asks again instead of waiting for news, which a server that never changes has none of.
        var reply = new BsonDocument();
        if (context.Name == "hello") reply["isWritablePrimary"] = true;
        else
        {
            reply["helloOk"] = true;
            reply["ismaster"] = true;
        }
        reply.Add("maxBsonObjectSize", StoredDocument.MaxLength)
            .Add("maxMessageSizeBytes", RequestMessage.MaxLength)
            .Add("maxWriteBatchSize", WriteResult.MaxBatchSize)
            .Add("localTime", new BsonDateTime(context.Now))
            .Add("logicalSessionTimeoutMinutes", 30)
            .Add("connectionId", context.Client.ConnectionId)
            .Add("minWireVersion", 0)
            .Add("maxWireVersion", ServerState.WireVersion)
            .Add("readOnly", false);
        if (arguments.Value("saslSupportedMechs") is BsonString user)
        {
            if (context.Server.Credential is not null && user.Value == $"admin.{ScramCredential.User}") reply["saslSupportedMechs"] = new BsonArray { ScramCredential.Mechanism };
        }
        if (arguments.Value("speculativeAuthenticate") is BsonDocument speculative && speculative.Contains("saslStart"))
        {
            try
            {
                reply["speculativeAuthenticate"] = SaslStartCommand.Start(context, new CommandArguments("saslStart", speculative));
            }
            catch (CommandException)
            {
                // The client goes on to authenticate the usual way, and hears there what is wrong.
            }
        }
        return new(new Reply(reply));
    }
}
