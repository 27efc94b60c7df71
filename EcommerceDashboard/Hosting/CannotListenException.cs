namespace EcommerceDashboard.Hosting;

/// <summary>The web server cannot listen where it was told to; the message says why.</summary>
public sealed class CannotListenException(string message, Exception innerException) : Exception(message, innerException);
