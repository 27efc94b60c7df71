using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>saslStart</c>: the first message of an authentication.</summary>
internal sealed class SaslStartCommand() : Command(["saslStart"], ["mechanism", "payload", "autoAuthorize", "options", "db"], isPublic: true)
{
    public override ValueTask<Reply> RunAsync(CommandContext context) =>
        new(new Reply(Start(context, context.Arguments)));

    /// <summary>Begins an authentication; also for the <c>speculativeAuthenticate</c> of <c>hello</c>.</summary>
    public static BsonDocument Start(CommandContext context, CommandArguments arguments)
    {
        var mechanism = arguments.Required("mechanism");
        if (mechanism != ScramCredential.Mechanism || context.Server.Credential is not { } credential)
        {
            throw new CommandException(334, "MechanismUnavailable",
                $"Received authentication for mechanism {mechanism} which is unknown or not enabled");
        }
        context.Client.Conversation = new ScramConversation(credential, Payload(arguments))
        {
            SkipsEmptyExchange = arguments.Document("options")?.GetValue("skipEmptyExchange", false).ToBoolean() ?? false,
        };
        return new BsonDocument { { "conversationId", 1 }, { "done", false }, { "payload", context.Client.Conversation.ServerFirst } };
    }

    public static byte[] Payload(CommandArguments arguments) => arguments.Required("payload") switch
    {
        BsonBinaryData binary => binary.Bytes,
        BsonString text when Convert.TryFromBase64String(text.Value, new byte[text.Value.Length], out _) => Convert.FromBase64String(text.Value),
        _ => throw new CommandException(18, "AuthenticationFailed", "Authentication failed."),
    };
}

/// <summary><c>saslContinue</c>: the following messages of an authentication.</summary>
internal sealed class SaslContinueCommand() : Command(["saslContinue"], ["conversationId", "payload"], isPublic: true)
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var client = context.Client;
        var conversation = client.Conversation ?? throw new CommandException(17, "ProtocolError", "No SASL session state found");
        client.Conversation = null;
        byte[] payload = [];
        var done = true;
        // Clients that do not skip the empty exchange acknowledge the server's proof with a message of its own.
        if (!conversation.IsProven)
        {
            payload = conversation.Finish(SaslStartCommand.Payload(context.Arguments));
            done = conversation.SkipsEmptyExchange;
            if (!done) client.Conversation = conversation;
        }
        client.IsAuthenticated |= done;
        return new(new Reply(new BsonDocument { { "conversationId", 1 }, { "done", done }, { "payload", payload } }));
    }
}
