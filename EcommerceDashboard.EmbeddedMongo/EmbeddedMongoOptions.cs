namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>How the embedded server runs.</summary>
public sealed record EmbeddedMongoOptions
{
    /// <summary>The SQLite file that keeps the documents; made when it does not exist. Null: in memory, gone at the end.</summary>
    public string? DataFile { get; init; }

    /// <summary>TCP port on 127.0.0.1; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether clients must authenticate with the password in the connection string. Off only for shells and test suites on loopback.</summary>
    public bool Authentication { get; init; } = true;

    /// <summary>The clock of cursors and time limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The largest size of the file, for tests of a full disk; null: none.</summary>
    internal long? MaxFileBytes { get; init; }
}
