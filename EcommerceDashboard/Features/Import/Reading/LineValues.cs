using System.Globalization;
using CsvHelper;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Reads the values of the line that a reader stands on; what cannot be read goes to the log, and the line is then not to be used.</summary>
internal sealed class LineValues(CsvReader csv, ReadingRules rules, ProblemLog log)
{
    private const int LongestKey = 1_000;
    private const int LongestText = 10_000;

    /// <summary>Sums of such amounts stay far from the limits of a decimal.</summary>
    private const decimal LargestAmount = 1_000_000_000_000m;

    private const int LargestQuantity = 1_000_000;

    /// <summary>Converted amounts have no more: finer than any price list.</summary>
    public const int Decimals = 6;

    private readonly char[] _room = new char[ShortText.Longest];

    /// <summary>Line of the file on which it begins.</summary>
    public long Number => csv.LineNumber;

    /// <summary>What stands there, without the blanks around it; empty where the file has no such column.</summary>
    public string Raw(ImportField field)
    {
        var column = rules.Columns[field];
        if (column < 0) return "";
        if (rules.Layout?.HasDefusedTexts != true) return csv.GetString(column).Trim();
        // Our own export gives every text back just as it was.
        return field.Kind is ImportFieldKind.Key or ImportFieldKind.Text ? Charts.CsvText.Undefused(csv.GetString(column)) : csv.GetString(column);
    }

    /// <summary>A text that must be there.</summary>
    public string Key(ImportField field)
    {
        var text = Raw(field);
        if (text.Length == 0) Problem(field, ImportProblemKind.Missing, "is empty, but must have a value");
        return Checked(field, text, LongestKey);
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(ImportField field)
    {
        var text = Checked(field, Raw(field), field.Kind == ImportFieldKind.Key ? LongestKey : LongestText);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The instant of a date; null where it cannot be read.</summary>
    public DateTime? Date(ImportField field, string text)
    {
        var isDate = WrittenDate.TryRead(text, out var date);
        if (isDate && date.Day(rules.DateOrder) is { } day) return rules.Clock.At(date, day);
        if (isDate && date.HasUnlikelyYear) Wrong(field, ImportProblemKind.Date, text, $"a date of the years {WrittenDate.LikelyYears}");
        else Wrong(field, ImportProblemKind.Date, text, $"a date as {rules.DateOrder.Name}{(rules.Mapping.DateFormat is null ? ", like most of the column" : "")}");
        return null;
    }

    /// <summary>Degrees of latitude or longitude; null where they cannot be read.</summary>
    public double? Degrees(ImportField field, string text)
    {
        var most = field == ImportFields.ShipToLatitude || field == ImportFields.ShipFromLatitude ? 90 : 180;
        var plain = rules.DecimalMark == ',' ? text.Replace(',', '.') : text;
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most) return degrees;
        Wrong(field, ImportProblemKind.Degrees, text, FormattableString.Invariant($"a number of degrees from -{most} to {most}"));
        return null;
    }

    /// <summary>One of <see cref="Data.OrderStatus"/>; null where the word is not known.</summary>
    public string? Status(ImportField field, string text)
    {
        if ((rules.Mapping.Statuses.GetValueOrDefault(text) ?? StatusWords.Of(text)) is { } status) return status;
        Wrong(field, ImportProblemKind.Status, text, $"a known word for how an order stands; the mapping can say which of {StatusWords.Known} it means");
        return null;
    }

    /// <summary>An ISO 4217 code with a rate; null where there is none for it.</summary>
    public string? Currency(ImportField field, string text)
    {
        var code = text.ToUpperInvariant();
        if (rules.Rate(code) is not null) return code;
        Wrong(field, ImportProblemKind.Currency, text, $"a currency with a rate: the shop’s is {rules.ShopCurrency}, and the mapping can name what others are worth");
        return null;
    }

    /// <summary>An amount of money in the shop's currency; null where there is none.</summary>
    /// <param name="field">Its field.</param>
    /// <param name="currency">What the order says of its currency; null: nothing.</param>
    public decimal? Amount(ImportField field, string? currency)
    {
        var column = rules.Columns[field];
        if (column < 0 || csv.IsEmpty(column)) return null;
        var text = ShortText.Of(csv, column, _room);
        if (text.Length == 0 && Raw(field).Length == 0) return null;
        if (!WrittenNumber.TryRead(text, rules.DecimalMark, out var amount, out var sign) || Math.Abs(amount) > LargestAmount || (sign.Length > 0 && !CurrencySigns.IsKnown(sign)))
        {
            WrongNumber(field);
            return null;
        }
        var paid = sign.Length == 0 ? currency ?? rules.UsualCurrency : Meant(sign, currency);
        if (paid == rules.ShopCurrency) return amount;
        if (paid is not null && rules.Rate(paid) is { } rate) return Math.Round(amount * rate, Decimals, MidpointRounding.AwayFromZero);
        Wrong(field, ImportProblemKind.Currency, text.ToString(), $"in a currency with a rate: {(currency is null ? $"the shop’s is {rules.ShopCurrency}" : $"the order is in {currency}")}");
        return null;
    }

    /// <summary>Says that an amount must be there.</summary>
    public void MissingAmount(ImportField field) => Problem(field, ImportProblemKind.Missing, "is empty, but must be a number");

    /// <summary>A number of pieces; 1 where the file has none.</summary>
    public int Quantity(ImportField field)
    {
        var column = rules.Columns[field];
        if (column < 0) return 1;
        var text = ShortText.Of(csv, column, _room);
        var least = rules.IsStrict ? 1 : -LargestQuantity;
        if (WrittenNumber.TryRead(text, rules.DecimalMark, out var quantity, out var sign) && sign.Length == 0 && quantity == decimal.Truncate(quantity) && quantity >= least && quantity <= LargestQuantity)
        {
            return (int)quantity;
        }
        Wrong(field, ImportProblemKind.Quantity, Raw(field), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {LargestQuantity}"));
        return 0;
    }

    /// <summary>A share between 0 and 1; null where there is none.</summary>
    public decimal? Share(ImportField field)
    {
        var text = Raw(field);
        if (text.Length == 0 && !rules.IsStrict) return null;
        var isPercent = text.EndsWith('%');
        if (WrittenNumber.TryRead(isPercent ? text[..^1] : text, rules.DecimalMark, out var share, out var sign) && sign.Length == 0)
        {
            if (isPercent) share /= 100;
            if (share is >= 0 and <= 1) return share;
        }
        Wrong(field, ImportProblemKind.Share, text, "a share from 0 to 1, such as 0.2 for 20 %");
        return null;
    }

    /// <summary>Adds a problem of a column of this line.</summary>
    public void Problem(ImportField field, ImportProblemKind kind, string message, string? value = null) =>
        log.Add(new ImportProblem(kind, Number, rules.Columns[field] + 1, rules.Columns.Header[rules.Columns[field]], message) { Value = value });

    private void WrongNumber(ImportField field) => Wrong(
        field, ImportProblemKind.Number, Raw(field), rules.DecimalMark == '.' ? "a number with a point before its decimals, such as 261.96" : "a number with a comma before its decimals, such as 261,96");

    private void Wrong(ImportField field, ImportProblemKind kind, string text, string expected) =>
        Problem(field, kind, $"“{ImportProblem.Shorten(text)}” is not {expected}", ImportProblem.Shorten(text));

    private string Checked(ImportField field, string text, int longest)
    {
        if (text.Length > longest) Problem(field, ImportProblemKind.TooLong, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters, but at most {longest} are possible"));
        return text;
    }

    /// <summary>The currency that a sign means; null: not that of the order, or none that can be told.</summary>
    private string? Meant(ReadOnlySpan<char> sign, string? currency)
    {
        var codes = CurrencySigns.Of(sign);
        if (codes.Contains(currency ?? rules.UsualCurrency, StringComparer.Ordinal)) return currency ?? rules.UsualCurrency;
        return currency is null && rules.Mapping.Currency is null ? codes[0] : null;
    }
}
