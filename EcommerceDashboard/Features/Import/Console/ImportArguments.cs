namespace EcommerceDashboard.Features.Import.Console;

/// <summary>What the verb <c>import</c> was given.</summary>
/// <param name="File">Full path of the file.</param>
public sealed record ImportArguments(string File)
{
    /// <summary>Id of a layout; null: the header tells.</summary>
    public string? Layout { get; init; }

    /// <summary>Full path of a mapping; null: none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Name of a date format; null: the mapping or the file tells.</summary>
    public string? DateFormat { get; init; }

    /// <summary>What stands before decimals; null: the mapping or the file tells.</summary>
    public string? DecimalMark { get; init; }

    /// <summary>Only check.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Go on without what cannot be taken.</summary>
    public bool AcceptRejects { get; init; }

    /// <summary>Full path of the file that gets what cannot be taken; null: none.</summary>
    public string? Rejects { get; init; }

    /// <summary>Report as JSON.</summary>
    public bool IsJson { get; init; }
}
