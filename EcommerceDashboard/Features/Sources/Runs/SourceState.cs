namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>How the last run of a source went.</summary>
public sealed record SourceState
{
    /// <summary>When it began; null: it never ran.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>How it ended; null: it has not, or the process died.</summary>
    public SourceOutcome? Outcome { get; init; }

    /// <summary>When all of the source was read the last time.</summary>
    public DateTime? ReadAllAt { get; init; }
}

/// <summary>How a run ended.</summary>
public enum SourceOutcome
{
    /// <summary>Orders were added, changed or removed.</summary>
    Changed,

    /// <summary>There was nothing new.</summary>
    Unchanged,

    /// <summary>Refused: orders cannot be mapped, or there are none to take.</summary>
    Rejected,

    /// <summary>Refused: the definition cannot be run, or its collections are not there.</summary>
    Unusable,

    /// <summary>Another run or import went on.</summary>
    Busy,

    /// <summary>The dashboard may not read the source.</summary>
    Forbidden,

    /// <summary>The database was away or refused.</summary>
    Failed,

    /// <summary>Someone ended it.</summary>
    Cancelled,
}
