namespace EcommerceDashboard.Data;

/// <summary>What a load is about to publish, for the history.</summary>
/// <param name="Kind">One of <see cref="LoadKind"/>.</param>
/// <param name="Name">Of the file or source; never a path or a secret.</param>
/// <param name="StartedAt">When the work began, reading included.</param>
public sealed record LoadDescription(string Kind, string Name, DateTimeOffset StartedAt)
{
    /// <summary>How many orders the file or source held; null: those that are staged.</summary>
    public long? Orders { get; init; }

    /// <summary>How many lines were left out because they could not be read.</summary>
    public long Rejected { get; init; }
}

/// <summary>The values of <see cref="LoadRecord.Kind"/>.</summary>
public static class LoadKind
{
    /// <summary>The generated sample shop.</summary>
    public const string Sample = "sample";

    /// <summary>A file.</summary>
    public const string File = "file";

    /// <summary>Collections of a MongoDB.</summary>
    public const string Source = "source";
}
