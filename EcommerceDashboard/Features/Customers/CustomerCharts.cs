using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Customers;

/// <summary>From the answers of the customer queries to the distributions of the page.</summary>
public sealed class CustomerCharts(KpiTexts kpiTexts, IStringLocalizer<CustomersText> texts)
{
    /// <summary>Bands of <see cref="Dimension.DaysSincePrevious"/> that are drawn apart, about two years; what took longer shares one last band.</summary>
    public const int MostGapBands = 24;

    private static readonly string MostOrders = KeyOf(Dimension.MostOrdersPerCustomer);

    /// <summary>How many repeat orders came after how many days, in bands without holes, with mean and median on the axis.</summary>
    /// <param name="breakdown"><see cref="CustomerKpis.RepeatOrders"/> by <see cref="Dimension.DaysSincePrevious"/>.</param>
    /// <param name="totals">Mean and median of the same filter; null: not there (yet).</param>
    public ChartSpec Gaps(KpiBreakdown breakdown, KpiTotals? totals)
    {
        var counts = CountsOf(breakdown, CustomerKpis.RepeatOrders, Dimension.GapBandDays);
        var shown = Math.Min(counts.Length, MostGapBands);
        var categories = Enumerable.Range(0, shown).Select(band => CategoryOf(Dimension.DaysSincePrevious, band * Dimension.GapBandDays))
            .Select(category => category with { Tick = category.Key }).ToList();
        var values = counts.Take(shown).Cast<decimal?>().ToList();
        if (counts.Length > shown)
        {
            var rest = shown * Dimension.GapBandDays;
            categories.Add(new ChartCategory(KeyOf(rest), texts["DaysOrMore", rest]) { Tick = $"{KeyOf(rest)}+" });
            values.Add(counts.Skip(shown).Sum());
        }

        return new ChartSpec
        {
            Kind = ChartKind.Histogram,
            CategoryTitle = kpiTexts.Title(Dimension.DaysSincePrevious),
            Categories = categories,
            Series = [new ChartSeries(kpiTexts.Title(CustomerKpis.RepeatOrders), KpiUnit.Count, values)],
            Marks = totals is null || categories.Count == 0 ? [] :
            [
                .. MarkOf(texts["Mean"], totals[CustomerKpis.DaysBetweenOrders].Value, categories.Count),
                .. MarkOf(texts["Median"], totals[CustomerKpis.MedianDaysBetweenOrders].Value, categories.Count),
            ],
        };
    }

    /// <summary>How many customers placed how many orders, from one on and without holes.</summary>
    /// <param name="breakdown"><see cref="CustomerKpis.Total"/> by <see cref="Dimension.OrdersPerCustomer"/>.</param>
    public ChartSpec OrdersPerCustomer(KpiBreakdown breakdown)
    {
        // From 0 orders on, as a number is its own place; nobody in scope has none.
        var counts = CountsOf(breakdown, CustomerKpis.Total, 1).Skip(1).ToArray();
        return new ChartSpec
        {
            Kind = ChartKind.Bar,
            CategoryTitle = kpiTexts.Title(Dimension.OrdersPerCustomer),
            Categories = [.. counts.Select((_, place) => CategoryOf(Dimension.OrdersPerCustomer, place + 1)).Select(orders => orders with { Tick = orders.Key == MostOrders ? $"{orders.Key}+" : orders.Key })],
            Series = [new ChartSeries(kpiTexts.Title(CustomerKpis.Total), KpiUnit.Count, [.. counts.Cast<decimal?>()])],
        };
    }

    /// <summary>The counts of bands in their order, 0 where a band has none; the group without a key is left out.</summary>
    /// <param name="breakdown">The answer.</param>
    /// <param name="kpi">What is counted.</param>
    /// <param name="width">From the key of one band to the next; the first is 0.</param>
    private static decimal[] CountsOf(KpiBreakdown breakdown, Kpi kpi, int width)
    {
        var byBand = breakdown.Rows.Where(row => row.Key.Length > 0)
            .ToDictionary(row => int.Parse(row.Key, CultureInfo.InvariantCulture) / width, row => row.Values[kpi.Id].Value ?? 0m);
        return byBand.Count == 0 ? [] : [.. Enumerable.Range(0, byBand.Keys.Max() + 1).Select(band => byBand.GetValueOrDefault(band))];
    }

    private static ChartCategory CategoryOf(Dimension dimension, int key) => new(KeyOf(key), dimension.Label!(KeyOf(key), CultureInfo.CurrentUICulture));

    private static string KeyOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    // In the band of the rest there is no scale: what lies there stands in its middle.
    private static IEnumerable<ChartMark> MarkOf(string name, decimal? days, int bands)
    {
        if (days is { } value) yield return new ChartMark(name, value, KpiUnit.Days, Math.Min(value / Dimension.GapBandDays, bands - 0.5m));
    }
}
