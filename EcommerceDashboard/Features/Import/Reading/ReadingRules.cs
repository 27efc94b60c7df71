using EcommerceDashboard.Features.Import.Layouts;
using EcommerceDashboard.Features.Import.Mapping;

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
    /// <summary>Whether lines of an order must agree in everything, and quantities be positive.</summary>
    public bool IsStrict { get; } = Layout?.IsStrict == true;

    /// <summary>The currency of amounts that name none.</summary>
    public string UsualCurrency { get; } = Mapping.Currency ?? ShopCurrency;

    /// <summary>What one unit of a currency is in the shop's; null: not known.</summary>
    public decimal? Rate(string currency) =>
        currency == ShopCurrency ? 1 : Mapping.Rates.TryGetValue(currency, out var rate) ? rate : null;
}
