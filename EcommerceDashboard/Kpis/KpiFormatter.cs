using System.Globalization;

namespace EcommerceDashboard.Kpis;

/// <summary>Figures as text: the one place where money, counts and shares get their local form. Dates are in <see cref="DateFormatter"/>.</summary>
/// <param name="currencyCode">The shop's currency, ISO 4217.</param>
/// <remarks>Methods without a culture write in the current one. Values are rounded half away from zero, only here.</remarks>
public sealed class KpiFormatter(string currencyCode)
{
    /// <summary>What stands where there is no value.</summary>
    public const string NoValue = "–";

    /// <summary>From here on a card shortens.</summary>
    private const decimal ShortFrom = 10_000m;

    /// <summary>Between a number and what belongs to it, so that no line breaks there.</summary>
    private const char NoBreak = '\u00A0', NarrowNoBreak = '\u202F';

    private readonly Currency _currency = Currency.Of(currencyCode);

    /// <summary>The shop's currency, ISO 4217.</summary>
    public string CurrencyCode { get; } = currencyCode;

    /// <summary>The whole figure, as tables, hovers and screen readers have it: <c>$1,234.56</c>, <c>1,687</c>, <c>12.5 %</c>.</summary>
    public string Full(decimal? value, KpiUnit unit, CultureInfo? culture = null)
    {
        if (value is not { } number) return NoValue;
        var (format, text) = In(culture);
        return unit switch
        {
            KpiUnit.Money => Money(number, _currency.Decimals, "", format),
            KpiUnit.Count => Number(number, 0, format),
            KpiUnit.Percent => Percent(number, format),
            KpiUnit.Ratio => Number(number, 2, format),
            KpiUnit.Days => text("Days", Number(number, 1, format)),
            KpiUnit.Date => DateFormatter.Day(KpiUnits.DayOf(number), culture),
            KpiUnit.Kilometres => $"{Number(number, 1, format)}{NoBreak}km",
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };
    }

    /// <summary>A figure of a query whole, with the sign of an estimate (≈) where it is one.</summary>
    public string Full(KpiValue value, KpiUnit unit, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Signed(Full(value.Value, unit, culture), value);
    }

    /// <summary>A figure of a query as a card has it, with the sign of an estimate (≈) where it is one.</summary>
    public string Short(KpiValue value, KpiUnit unit, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Signed(Short(value.Value, unit, culture), value);
    }

    /// <summary>The figure in three digits from ten thousand on, as cards and axes have it: <c>$2.30 M</c>, <c>733 k</c>; smaller ones whole.</summary>
    public string Short(decimal? value, KpiUnit unit, CultureInfo? culture = null)
    {
        if (value is not { } number || Math.Abs(number) < ShortFrom || unit is not (KpiUnit.Money or KpiUnit.Count)) return Full(value, unit, culture);
        var (format, text) = In(culture);
        var (scaled, decimals, magnitude) = Shortened(number);
        var suffix = text(magnitude, "");
        return unit == KpiUnit.Money ? Money(scaled, decimals, suffix, format) : $"{Number(scaled, decimals, format)}{NoBreak}{suffix}";
    }

    /// <summary>The figure at a gridline: shortened from a thousand on, with no more decimals than the steps of the axis need: <c>$0</c>, <c>$25 k</c>, <c>$2.5 k</c>.</summary>
    /// <param name="value">The value of the gridline.</param>
    /// <param name="step">From one gridline to the next.</param>
    /// <param name="unit">What the axis counts.</param>
    /// <param name="culture">The reader's culture.</param>
    public string Tick(decimal value, decimal step, KpiUnit unit, CultureInfo? culture = null)
    {
        var (format, text) = In(culture);
        if (unit == KpiUnit.Percent) return $"{Number(value * 100m, Scale(step * 100m), format)}{NarrowNoBreak}%";
        string[] magnitudes = ["", "Thousand", "Million", "Billion", "Trillion"];
        var magnitude = 0;
        while (Math.Abs(value) >= 1_000m && magnitude < magnitudes.Length - 1)
        {
            value /= 1_000m;
            step /= 1_000m;
            magnitude++;
        }

        var suffix = magnitude == 0 ? "" : text(magnitudes[magnitude], "");
        var decimals = value == 0m ? 0 : Scale(step);
        if (unit == KpiUnit.Money) return Money(value, decimals, suffix, format);
        return suffix.Length == 0 ? Number(value, decimals, format) : $"{Number(value, decimals, format)}{NoBreak}{suffix}";
    }

    /// <summary>A change with its arrow: <c>▲ 20.4 %</c>, <c>▼ 3.1 %</c>, <c>0 %</c>, <c>▲ 0.3 pp</c>, the word for "new"; empty: nothing to say.</summary>
    public string Change(KpiChange change, CultureInfo? culture = null)
    {
        var (format, text) = In(culture);
        return change.Kind switch
        {
            KpiChangeKind.None => "",
            KpiChangeKind.New => text("New", ""),
            _ => Moved(change, format, text),
        };
    }

    private static string Signed(string figure, KpiValue value) => value is { IsEstimate: true, Value: not null } ? $"≈{NoBreak}{figure}" : figure;

    private static string Moved(KpiChange change, NumberFormatInfo format, Func<string, string, string> text)
    {
        var percent = Math.Abs(change.Amount) * 100m;
        string Unit(string number) => change.Kind == KpiChangeKind.Points ? text("Points", number) : $"{number}{NarrowNoBreak}%";
        if (percent == 0m) return Unit("0");
        // A move too small to print is still a move: "0.0 %" would deny it.
        var size = percent < 0.05m ? $"<{NoBreak}{Number(0.1m, 1, format)}" : Number(percent, 1, format);
        return $"{(change.Amount > 0 ? '▲' : '▼')}{NoBreak}{Unit(size)}";
    }

    private static string Percent(decimal share, NumberFormatInfo format) => $"{Number(share * 100m, 1, format)}{NarrowNoBreak}%";

    /// <summary>Three significant digits and the magnitude's name; what rounds up to a thousand moves on to the next magnitude.</summary>
    private static (decimal Scaled, int Decimals, string Magnitude) Shortened(decimal number)
    {
        string[] magnitudes = ["Thousand", "Million", "Billion", "Trillion"];
        var scaled = number / 1_000m;
        var magnitude = 0;
        while (Math.Abs(Math.Round(scaled, DecimalsOf(scaled), MidpointRounding.AwayFromZero)) >= 1_000m && magnitude < magnitudes.Length - 1)
        {
            scaled /= 1_000m;
            magnitude++;
        }

        return (scaled, DecimalsOf(scaled), magnitudes[magnitude]);
    }

    /// <summary>How many decimals a number has, trailing zeros left out.</summary>
    private static int Scale(decimal number) => (number / 1.000000000000000000000000000000m).Scale;

    /// <summary>Decimals that leave three significant digits; 9.996 rounds to 10.0, not to 10.00.</summary>
    private static int DecimalsOf(decimal scaled) => Math.Abs(scaled) switch { < 9.995m => 2, < 99.95m => 1, _ => 0 };

    private static string Number(decimal number, int decimals, NumberFormatInfo format)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        // -0.001 is not "-0.00".
        if (rounded == 0m) rounded = 0m;
        return rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format);
    }

    /// <summary>Symbol before or after the number as the culture has it; a magnitude (k, M) stands between number and symbol or after both.</summary>
    private string Money(decimal number, int decimals, string magnitude, NumberFormatInfo format)
    {
        var digits = Number(Math.Abs(number), decimals, format);
        var isNegative = Math.Round(number, decimals, MidpointRounding.AwayFromZero) < 0m;
        var symbol = _currency.Symbol;
        // Positive patterns 1 and 3 put the symbol last (n$, n $).
        var text = format.CurrencyPositivePattern is 1 or 3
            ? $"{digits}{NoBreak}{magnitude}{symbol}"
            : $"{symbol}{(char.IsLetter(symbol[^1]) ? NoBreak : "")}{digits}{(magnitude.Length == 0 ? "" : NoBreak)}{magnitude}";
        return isNegative ? format.NegativeSign + text : text;
    }

    private static (NumberFormatInfo Format, Func<string, string, string> Text) In(CultureInfo? culture)
    {
        var words = culture ?? CultureInfo.CurrentUICulture;
        return ((culture ?? CultureInfo.CurrentCulture).NumberFormat, (name, number) => KpiWords.Format(words, name, number));
    }
}
