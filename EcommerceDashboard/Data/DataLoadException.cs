namespace EcommerceDashboard.Data;

/// <summary>A load cannot go on; the message says why, and that the data is as it was.</summary>
public sealed class DataLoadException : Exception
{
    /// <inheritdoc />
    public DataLoadException()
    {
    }

    /// <inheritdoc />
    public DataLoadException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public DataLoadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
