namespace EcommerceDashboard.Features.Import.Reports;

/// <summary>A file was not imported; the database is as it was.</summary>
/// <param name="problems">The first problems, in the order of the file.</param>
/// <param name="count">How many there are in all.</param>
public sealed class ImportRejectedException(IReadOnlyList<ImportProblem> problems, long count)
    : Exception(problems.Count == 0 ? "Nothing can be imported." : problems[0].Message)
{
    /// <summary>One problem that leaves nothing to go on with.</summary>
    public ImportRejectedException(ImportProblem problem)
        : this([problem], 1)
    {
    }

    /// <summary>The first problems, in the order of the file.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; } = problems;

    /// <summary>How many there are in all.</summary>
    public long Count { get; } = count;

    /// <summary>What the file was found to hold; null: it could not be read through.</summary>
    public ImportReport? Report { get; init; }
}
