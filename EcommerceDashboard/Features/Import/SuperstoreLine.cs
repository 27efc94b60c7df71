using System.Globalization;
using CsvHelper;

namespace EcommerceDashboard.Features.Import;

/// <summary>Reads the fields of the line that a reader stands on; what cannot be read goes to the list of problems, and the line is then not to be used.</summary>
internal sealed class SuperstoreLine(CsvReader csv, SuperstoreColumns columns, ProblemList problems)
{
    private const int LongestKey = 1_000;
    private const int LongestText = 10_000;

    /// <summary>Sums of such amounts stay far from the limits of a decimal.</summary>
    private const decimal LargestAmount = 1_000_000_000_000m;

    private const int LargestQuantity = 1_000_000;

    /// <summary>Line of the file on which it begins.</summary>
    public long Number => csv.LineNumber;

    /// <summary>A text that must be there.</summary>
    public string Key(string column)
    {
        var text = Raw(column);
        if (text.Length == 0) Problem(column, "is empty, but must have a value");
        else if (text.Length > LongestKey) Problem(column, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters, but at most {LongestKey} are possible"));
        return text;
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string column)
    {
        var text = Raw(column);
        if (text.Length > LongestText) Problem(column, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters, but at most {LongestText} are possible"));
        return text.Length == 0 ? null : text;
    }

    /// <summary>A date that must be there.</summary>
    public DateOnly Date(string column, DateFormat format)
    {
        if (OptionalDate(column, format) is { } date) return date;
        if (Raw(column).Length == 0) Problem(column, $"is empty, but must be a date as {format.Name}");
        return default;
    }

    /// <summary>A date; null where there is none.</summary>
    public DateOnly? OptionalDate(string column, DateFormat format)
    {
        var text = Raw(column);
        if (text.Length == 0) return null;
        if (format.TryParse(text, out var date)) return date;
        Wrong(column, text, $"a date as {format.Name}, like most of the column");
        return null;
    }

    /// <summary>An amount of money; null where there is none.</summary>
    public decimal? Amount(string column)
    {
        var text = Raw(column);
        if (text.Length == 0) return null;
        if (TryNumber(text, out var amount) && Math.Abs(amount) <= LargestAmount) return amount;
        Wrong(column, text, "a number with a point before its decimals, such as 261.96");
        return null;
    }

    /// <summary>An amount of money that must be there.</summary>
    public decimal RequiredAmount(string column)
    {
        if (Raw(column).Length == 0) Problem(column, "is empty, but must be a number");
        return Amount(column) ?? 0;
    }

    /// <summary>A number of pieces.</summary>
    public int Quantity(string column)
    {
        var text = Raw(column);
        if (TryNumber(text, out var quantity) && quantity == decimal.Truncate(quantity) && quantity is >= 1 and <= LargestQuantity) return (int)quantity;
        Wrong(column, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {LargestQuantity}"));
        return 0;
    }

    /// <summary>A share between 0 and 1.</summary>
    public decimal Share(string column)
    {
        var text = Raw(column);
        if (TryNumber(text, out var share) && share is >= 0 and <= 1) return share;
        Wrong(column, text, "a share from 0 to 1, such as 0.2 for 20 %");
        return 0;
    }

    /// <summary>Adds a problem of a column of this line.</summary>
    public void Problem(string column, string message) =>
        problems.Add(new ImportProblem(Number, columns[column] + 1, column, message));

    private void Wrong(string column, string text, string expected) =>
        Problem(column, $"“{SuperstoreColumns.Shorten(text)}” is not {expected}");

    private string Raw(string column) => csv.GetString(columns[column]).Trim();

    private static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
}
