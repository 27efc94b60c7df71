namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>The embedded server cannot start; the message says why and what to do.</summary>
public sealed class EmbeddedMongoException : Exception
{
    /// <inheritdoc />
    public EmbeddedMongoException()
    {
    }

    /// <inheritdoc />
    public EmbeddedMongoException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public EmbeddedMongoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
