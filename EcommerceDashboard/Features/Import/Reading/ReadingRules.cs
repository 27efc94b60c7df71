using EcommerceDashboard.Features.Import.Layouts;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Filters;
using NodaTime;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>How the lines of a file are read, with nothing left open.</summary>
/// <param name="Columns">Where the fields stand.</param>
/// <param name="Layout">The layout; null: none that is known.</param>
/// <param name="Mapping">What the user said.</param>
/// <param name="DateOrder">How dates are written.</param>
/// <param name="DecimalMark">What stands before decimals.</param>
/// <param name="Clock">Makes instants of dates.</param>
/// <param name="ShopCurrency">ISO 4217 code of the currency of all amounts that are stored.</param>
internal sealed record ReadingRules(ColumnSet Columns, ImportLayout? Layout, ImportMapping Mapping, DateOrder DateOrder, char DecimalMark, ShopClock Clock, string ShopCurrency)
{
    /// <summary>The rules for a file of which nothing must be asked.</summary>
    /// <param name="survey">What was found out.</param>
    /// <param name="mapping">What the user said.</param>
    /// <param name="calendar">The zone of dates, where the user said none.</param>
    /// <param name="shopCurrency">ISO 4217 code of the currency of all amounts that are stored.</param>
    /// <param name="time">The clock.</param>
    public static ReadingRules Of(FileSurvey survey, ImportMapping mapping, BusinessCalendar calendar, string shopCurrency, TimeProvider time)
    {
        var zone = mapping.TimeZone is null ? calendar : new BusinessCalendar(DateTimeZoneProviders.Tzdb[mapping.TimeZone], calendar.WeekStart, time);
        return new ReadingRules(
            new ColumnSet(survey.Header, survey.Columns.Columns), survey.Columns.Layout, mapping, survey.DateOrder!, survey.DecimalMark!.Value, new ShopClock(zone), shopCurrency);
    }

    /// <summary>Whether lines of an order must agree in everything, and quantities be positive.</summary>
    public bool IsStrict { get; } = Layout?.IsStrict == true;

    /// <summary>The currency of amounts that name none.</summary>
    public string UsualCurrency { get; } = Mapping.Currency ?? ShopCurrency;

    /// <summary>What one unit of a currency is in the shop's; null: not known.</summary>
    public decimal? Rate(string currency) =>
        currency == ShopCurrency ? 1 : Mapping.Rates.TryGetValue(currency, out var rate) ? rate : null;
}
