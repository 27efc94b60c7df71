using System.Globalization;

namespace EcommerceDashboard.Features.Import;

/// <summary>Something in a file that cannot be imported.</summary>
/// <param name="Line">Line of the file, from 1; null: the file as a whole.</param>
/// <param name="ColumnNumber">Column of the table, from 1; null: the line as a whole.</param>
/// <param name="Column">Its name.</param>
/// <param name="Message">What stands there and what was expected.</param>
public sealed record ImportProblem(long? Line, int? ColumnNumber, string? Column, string Message)
{
    /// <summary>A problem of the whole file.</summary>
    public static ImportProblem OfFile(string message) => new(null, null, null, message);

    /// <summary>A problem of a line.</summary>
    public static ImportProblem OfLine(long line, string message) => new(line, null, null, message);

    /// <summary><c>file:line:column Name: message</c>, as far as they are known.</summary>
    public string In(string file)
    {
        var place = Line is null ? file
            : ColumnNumber is null ? string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}")
            : string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}:{ColumnNumber} {Column}");
        return $"{place}: {Message}";
    }
}

/// <summary>A file was not imported; the database is as it was.</summary>
/// <param name="problems">The first problems, in the order of the file.</param>
/// <param name="count">How many there are in all.</param>
public sealed class ImportRejectedException(IReadOnlyList<ImportProblem> problems, long count)
    : Exception(problems.Count == 0 ? "Nothing can be imported." : problems[0].Message)
{
    /// <summary>More are counted, not kept.</summary>
    public const int MostProblemsKept = 20;

    /// <summary>One problem that leaves nothing to go on with.</summary>
    public ImportRejectedException(ImportProblem problem)
        : this([problem], 1)
    {
    }

    /// <summary>The first problems, in the order of the file.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; } = problems;

    /// <summary>How many there are in all.</summary>
    public long Count { get; } = count;
}
