namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Bytes that are no message of the protocol: the connection cannot go on.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
