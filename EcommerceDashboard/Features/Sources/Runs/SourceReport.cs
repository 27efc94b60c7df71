using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>What a run of a source found, and what is, or would be, taken of it.</summary>
public sealed record SourceReport
{
    /// <summary>Whether it read all of the source; false: only what changed.</summary>
    public required bool IsFull { get; init; }

    /// <summary>Orders that could be mapped.</summary>
    public required long Orders { get; init; }

    /// <summary>Orders that could not.</summary>
    public required long Rejected { get; init; }

    /// <summary>What was wrong with them, the most frequent first.</summary>
    public required IReadOnlyList<SourceRejects> Rejects { get; init; }

    /// <summary>Orders that are not in the dashboard yet.</summary>
    public long New { get; init; }

    /// <summary>Orders that are there otherwise.</summary>
    public long Changed { get; init; }

    /// <summary>Orders that came from this source and are no longer in it.</summary>
    public long Removed { get; init; }

    /// <summary>Orders that are there just so.</summary>
    public long Unchanged => Orders - New - Changed;

    /// <summary>Σ sales of the orders.</summary>
    public decimal Sales { get; init; }

    /// <summary>Some of the orders, as they would be; only of a check.</summary>
    public IReadOnlyList<OrderDocument> Examples { get; init; } = [];

    /// <summary>Whether the sample shop makes room for it.</summary>
    public bool ReplacesSample { get; init; }

    /// <summary>The entry in the history; null: nothing was changed.</summary>
    public LoadRecord? Load { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}

/// <summary>One thing that keeps orders from being mapped.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Field">The field, by <see cref="ImportField.Id"/>.</param>
/// <param name="Count">How often.</param>
/// <param name="Examples">Some of them.</param>
public sealed record SourceRejects(SourceRejectKind Kind, string Field, long Count, IReadOnlyList<SourceRejectExample> Examples);

/// <summary>A value that cannot be mapped.</summary>
/// <param name="Id"><c>_id</c> of its document.</param>
/// <param name="Value">What stands there, shortened; null: nothing.</param>
public sealed record SourceRejectExample(string Id, string? Value);

/// <summary>What keeps orders from being mapped.</summary>
public enum SourceRejectKind
{
    /// <summary>A value that must be there is not.</summary>
    Missing,

    /// <summary>A value is not what the field holds: no date, no number, a word for the status that is not mapped.</summary>
    Unreadable,

    /// <summary>The lines of an order say different things.</summary>
    Contradiction,

    /// <summary>Several documents have the same order id.</summary>
    Repeated,

    /// <summary>It was shipped or delivered before it was ordered.</summary>
    TooEarly,
}

/// <summary>Where a run is.</summary>
public enum SourceStep
{
    /// <summary>The database reads and maps.</summary>
    Mapping,

    /// <summary>The orders take their place.</summary>
    Publishing,
}

/// <summary>A run was refused, and nothing was changed.</summary>
/// <param name="explanation">Why.</param>
/// <param name="report">What was found; null: nothing could be read.</param>
public sealed class SourceRejectedException(Explanation explanation, SourceReport? report = null) : Exception(explanation.ToString())
{
    /// <summary>Why.</summary>
    public Explanation Explanation => explanation;

    /// <summary>What was found; null: nothing could be read.</summary>
    public SourceReport? Report => report;
}
