namespace EcommerceDashboard.Data;

/// <summary>What the database holds and since when: one document, replaced as the last step of every load.</summary>
public sealed record DataMeta
{
    /// <summary>The id of the one document.</summary>
    public const string TheId = "data";

    /// <summary>Always <see cref="TheId"/>.</summary>
    public string Id { get; init; } = TheId;

    /// <summary>Raised by every load; part of every cache key.</summary>
    public required long Version { get; init; }

    /// <summary>When the load ended.</summary>
    public required DateTime LoadedAt { get; init; }

    /// <summary>One of <see cref="DataSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>When the first order or refund that counts was made; null: there is none.</summary>
    public DateTime? FirstOrderedAt { get; init; }

    /// <summary>When the last order or refund that counts was made; null: there is none.</summary>
    public DateTime? LastOrderedAt { get; init; }
}

/// <summary>The values of <see cref="DataMeta.Source"/>.</summary>
public static class DataSource
{
    /// <summary>The generated sample shop.</summary>
    public const string Sample = "sample";

    /// <summary>An import of the user's own data.</summary>
    public const string Import = "import";
}
