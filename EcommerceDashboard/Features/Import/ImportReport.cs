using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Import;

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>Orders in the file.</summary>
    public required int Orders { get; init; }

    /// <summary>Lines in the file.</summary>
    public required long Lines { get; init; }

    /// <summary>Distinct customers in the file.</summary>
    public required int Customers { get; init; }

    /// <summary>Distinct products in the file.</summary>
    public required int Products { get; init; }

    /// <summary>Orders that were not in the database.</summary>
    public required int New { get; init; }

    /// <summary>Orders that were, but not the same.</summary>
    public required int Changed { get; init; }

    /// <summary>Orders that were there just so.</summary>
    public int Unchanged => Orders - New - Changed;

    /// <summary>Σ sales of the file.</summary>
    public required decimal Sales { get; init; }

    /// <summary>First and last day of the orders of the file.</summary>
    public required DateRange Days { get; init; }

    /// <summary>Whether the sample shop made room.</summary>
    public required bool ReplacedSample { get; init; }

    /// <summary>Name of the file's encoding.</summary>
    public required string Encoding { get; init; }

    /// <summary>How the order dates of the file are written.</summary>
    public required string DateFormat { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Step">What it does.</param>
/// <param name="Done">How many lines or orders are done.</param>
/// <param name="Total">How many there are; null: not known yet.</param>
public sealed record ImportProgress(ImportStep Step, long Done, long? Total);

/// <summary>The steps of an import.</summary>
public enum ImportStep
{
    /// <summary>Reads and checks the lines of the file.</summary>
    Reading,

    /// <summary>Compares its orders with those in the database.</summary>
    Comparing,

    /// <summary>Writes them where no page reads.</summary>
    Writing,

    /// <summary>Puts them in place.</summary>
    Publishing,
}
