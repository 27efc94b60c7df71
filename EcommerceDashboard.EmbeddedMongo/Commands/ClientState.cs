namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What the server remembers of one connection.</summary>
internal sealed class ClientState(int connectionId)
{
    public int ConnectionId { get; } = connectionId;

    /// <summary>Whether commands beyond greeting and authentication are answered.</summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>An authentication that has begun; null: none.</summary>
    public ScramConversation? Conversation { get; set; }
}
