namespace EcommerceDashboard.Data;

/// <summary>One load that was published: an entry of the history.</summary>
public sealed record LoadRecord
{
    /// <summary>The data version that it made.</summary>
    public required long Id { get; init; }

    /// <summary>When it took its place.</summary>
    public required DateTime LoadedAt { get; init; }

    /// <summary>One of <see cref="LoadKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the file or source.</summary>
    public required string Name { get; init; }

    /// <summary>Orders that were not there.</summary>
    public required long New { get; init; }

    /// <summary>Orders that were there, but not so.</summary>
    public required long Changed { get; init; }

    /// <summary>Orders of the file or source that were there just so.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Orders that were there and are no more.</summary>
    public required long Removed { get; init; }

    /// <summary>Lines that were left out because they could not be read.</summary>
    public long Rejected { get; init; }

    /// <summary>From the first byte read to the last order in place.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary><see cref="DataMeta.Source"/> before it; null: there was no data.</summary>
    public string? SourceBefore { get; init; }

    /// <summary>When it was undone; null: it was not.</summary>
    public DateTime? UndoneAt { get; init; }

    /// <summary>Whether it differs from what was there.</summary>
    public bool HasChanges => New + Changed + Removed > 0;

    /// <summary>Whether the sample shop made room for it.</summary>
    public bool ReplacedSample => Kind != LoadKind.Sample && SourceBefore == DataSource.Sample;
}
