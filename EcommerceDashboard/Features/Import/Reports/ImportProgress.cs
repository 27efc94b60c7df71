namespace EcommerceDashboard.Features.Import.Reports;

/// <summary>How far an import is.</summary>
/// <param name="Step">What it does.</param>
/// <param name="Lines">Lines read in this step.</param>
/// <param name="BytesRead">Bytes of the file read in this step.</param>
/// <param name="BytesTotal">Bytes of the file; null: not known, or of no concern to this step.</param>
/// <param name="LinesPerSecond">In this step, so far.</param>
/// <param name="Remaining">Until the end of this step, at the speed so far; null: cannot be told.</param>
public sealed record ImportProgress(ImportStep Step, long Lines, long BytesRead, long? BytesTotal, double LinesPerSecond, TimeSpan? Remaining);

/// <summary>The steps of an import.</summary>
public enum ImportStep
{
    /// <summary>Looks through the file: how it is written, and where each order ends.</summary>
    Surveying,

    /// <summary>Reads and checks the lines, and writes orders where no page reads.</summary>
    Reading,

    /// <summary>Compares with the orders in place, prepares the new ones and puts them in place.</summary>
    Publishing,
}
