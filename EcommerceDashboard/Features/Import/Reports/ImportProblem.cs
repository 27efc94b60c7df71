using System.Globalization;
using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Import.Reports;

/// <summary>Something in a file that cannot be imported.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Line">Line of the file, from 1; null: the file as a whole.</param>
/// <param name="ColumnNumber">Column of the table, from 1; null: the line as a whole.</param>
/// <param name="Column">Its name.</param>
/// <param name="Message">What stands there and what was expected, in English.</param>
public sealed record ImportProblem(ImportProblemKind Kind, long? Line, int? ColumnNumber, string? Column, string Message)
{
    private const int LongestShown = 60;

    /// <summary>What stands there, shortened; null: nothing to show.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong, in every language; null: the kind says it.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>A problem of the whole file.</summary>
    /// <param name="key">Key of the sentence among the feature's texts.</param>
    /// <param name="values">What it names.</param>
    public static ImportProblem OfFile(string key, params object[] values) => Of(null, key, values);

    /// <summary>A question that nobody answered: on the command line, since a page asks it before.</summary>
    public static ImportProblem OfQuestion(ImportQuestion question) => new(ImportProblemKind.File, null, null, null, question.Message);

    /// <summary>A problem of the header.</summary>
    /// <param name="key">Key of the sentence among the feature's texts.</param>
    /// <param name="values">What it names.</param>
    public static ImportProblem OfHeader(string key, params object[] values) => Of(1, key, values);

    private static ImportProblem Of(long? line, string key, object[] values)
    {
        var explanation = Explanation.Of<ImportText>(key, values);
        return new ImportProblem(ImportProblemKind.File, line, null, null, explanation.ToString()) { Explanation = explanation };
    }

    /// <summary>A problem of a line.</summary>
    public static ImportProblem OfLine(ImportProblemKind kind, long line, string message) => new(kind, line, null, null, message);

    /// <summary><c>file:line:column Name: message</c>, as far as they are known.</summary>
    public string In(string file)
    {
        var place = Line is null ? file
            : ColumnNumber is null ? string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}")
            : string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}:{ColumnNumber} {Column}");
        return $"{place}: {Message}";
    }

    /// <summary>A value as a message can show it.</summary>
    public static string Shorten(string value) => value.Length <= LongestShown ? value : string.Concat(value.AsSpan(0, LongestShown), "…");
}

/// <summary>What kinds of things in a file cannot be imported.</summary>
public enum ImportProblemKind
{
    /// <summary>The file as a whole: empty, no text, no such columns.</summary>
    File,

    /// <summary>Quotes that do not pair up.</summary>
    Quotes,

    /// <summary>A line has more or fewer fields than the header.</summary>
    FieldCount,

    /// <summary>A value that must be there is not.</summary>
    Missing,

    /// <summary>A text is too long.</summary>
    TooLong,

    /// <summary>No date, or not written as the others.</summary>
    Date,

    /// <summary>No number, or too large.</summary>
    Number,

    /// <summary>No number of pieces.</summary>
    Quantity,

    /// <summary>No share from 0 to 1.</summary>
    Share,

    /// <summary>No degrees of latitude or longitude.</summary>
    Degrees,

    /// <summary>A currency without a rate.</summary>
    Currency,

    /// <summary>A word for the status of an order that is not known.</summary>
    Status,

    /// <summary>The order was shipped before it was made.</summary>
    ShippedTooEarly,

    /// <summary>A line number that is there already.</summary>
    RepeatedLine,

    /// <summary>Lines of one order say different things about it.</summary>
    Contradiction,

    /// <summary>An order has too many lines.</summary>
    TooManyLines,
}
