using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Geography;

/// <summary>From the answers of the queries to the charts of the page.</summary>
public sealed class GeoCharts(KpiTexts kpiTexts, IStringLocalizer<GeographyText> texts)
{
    /// <summary>Countries, states or cities on a map.</summary>
    /// <param name="places">The answer.</param>
    /// <param name="figure">What to show.</param>
    /// <param name="isOutOfFilter">Says of a key whether the filter leaves it out.</param>
    public ChartSpec Map(MapAnswer places, MapFigure figure, Func<string, bool> isOutOfFilter)
    {
        ArgumentNullException.ThrowIfNull(places);
        var rows = places.Groups.Rows;
        var isCities = places.Marks == MapMarks.Cities;
        // A bubble of a loss has no size: cities are as large as their sales, and profit is their colour.
        ChartSeries[] series = (figure, isCities) switch
        {
            (MapFigure.Profit, true) => [Of(rows, SalesKpis.Total), Of(rows, SalesKpis.Profit) with { Role = SeriesRole.Colour }],
            (MapFigure.Profit, false) => [Of(rows, SalesKpis.Profit)],
            (MapFigure.Orders, _) => [Of(rows, SalesKpis.Orders)],
            _ => [Of(rows, SalesKpis.Total)],
        };
        return new ChartSpec
        {
            Kind = isCities ? ChartKind.BubbleMap : ChartKind.AreaMap,
            Scope = places.IsUsa ? MapScope.Usa : MapScope.Fit,
            CategoryTitle = kpiTexts.Title(places.IsUsa && !isCities ? Dimension.State : isCities ? Dimension.Place : Dimension.Country),
            Categories = [.. rows.Select(row => new ChartCategory(row.Key, row.Label)
            {
                IsOutOfFilter = isOutOfFilter(row.Key),
                Area = isCities ? null : places.IsUsa ? MapAreas.UsState(row.Key) : MapAreas.Country(row.Key),
                Location = isCities ? LocationOf(row) : null,
            })],
            Series = series,
        };
    }

    /// <summary>How many orders travelled how far, in bands of one width without gaps, with mean, median and 90th percentile where they are known.</summary>
    /// <param name="answer">The bands.</param>
    /// <param name="totals">The figures of the marks; null: not there yet.</param>
    public ChartSpec Distances(DistanceAnswer answer, KpiTotals? totals)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (width, last) = answer.Scale;
        var dimension = Dimension.DistanceHistogram(width, last);
        var orders = answer.Histogram.Rows.ToDictionary(row => row.Key, row => row.Values[SalesKpis.Orders.Id].Value, StringComparer.Ordinal);
        int[] starts = [.. Enumerable.Range(0, (last / width) + 1).Select(band => band * width)];
        (string Text, Kpi Kpi)[] marks = [("Mean", GeoKpis.Distance), ("Median", GeoKpis.MedianDistance), ("NineInTen", GeoKpis.NinetiethPercentileDistance)];
        return new ChartSpec
        {
            Kind = ChartKind.Histogram,
            CategoryTitle = kpiTexts.Title(dimension),
            Categories = [.. starts.Select(BandOf)],
            Series = [new ChartSeries(kpiTexts.Title(SalesKpis.Orders), KpiUnit.Count, [.. starts.Select(start => orders.GetValueOrDefault(KeyOf(start), 0m))])],
            Marks = totals is null ? [] : [.. marks.Where(mark => totals[mark.Kpi].Value is not null).Select(mark =>
            {
                var value = totals[mark.Kpi].Value!.Value;
                return new ChartMark(totals[mark.Kpi].IsEstimate ? texts["EstimateOf", texts[mark.Text]] : texts[mark.Text], value, KpiUnit.Kilometres, Math.Min(value / width, starts.Length));
            })],
        };

        // The axis says where bands begin; the last one has no end.
        ChartCategory BandOf(int start) => new(KeyOf(start), dimension.Label!(KeyOf(start), CultureInfo.CurrentUICulture))
        {
            Tick = start.ToString("N0", CultureInfo.CurrentCulture) + (start == last ? "+" : ""),
        };
    }

    /// <summary>Mean time and the time that nine of ten orders take, by a dimension.</summary>
    public ChartSpec Times(IReadOnlyList<KpiRow> rows, Dimension dimension, DeliveryEnd end)
    {
        var (mean, ninth) = TimesUntil(end);
        return new ChartSpec
        {
            Kind = ChartKind.HorizontalBar,
            CategoryTitle = kpiTexts.Title(dimension),
            Categories = [.. rows.Select(row => new ChartCategory(row.Key, row.Label))],
            Series = [Of(rows, mean) with { Name = texts["Mean"] }, Of(rows, ninth) with { Name = texts["NineInTen"], Role = SeriesRole.Second }],
        };
    }

    private static string KeyOf(int kilometres) => kilometres.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mean time and the 90th percentile of an end.</summary>
    public static (Kpi Mean, Kpi NinetiethPercentile) TimesUntil(DeliveryEnd end) => end == DeliveryEnd.Shipment
        ? (GeoKpis.TimeToShipment, GeoKpis.NinetiethPercentileTimeToShipment)
        : (GeoKpis.TimeToDelivery, GeoKpis.NinetiethPercentileTimeToDelivery);

    private ChartSeries Of(IReadOnlyList<KpiRow> rows, Kpi kpi) => new(kpiTexts.Title(kpi), kpi.Unit, [.. rows.Select(row => row.Values[kpi.Id].Value)]);

    private static MapLocation? LocationOf(KpiRow row) =>
        row.Values[GeoKpis.Latitude.Id].Value is { } latitude && row.Values[GeoKpis.Longitude.Id].Value is { } longitude
            ? new MapLocation((double)latitude, (double)longitude)
            : null;
}

/// <summary>The places of the map.</summary>
/// <param name="Marks">What they are.</param>
/// <param name="IsUsa">The map is that of the United States, and areas are its states.</param>
/// <param name="Groups">Sales, profit and orders of each.</param>
public sealed record MapAnswer(MapMarks Marks, bool IsUsa, KpiBreakdown Groups);

/// <summary>How far orders travelled.</summary>
/// <param name="Bands">The bands of docs/kpis.md with orders, sales, margin and times; last, where there are any, the orders of an unknown distance.</param>
/// <param name="Histogram">Orders in finer bands.</param>
public sealed record DistanceAnswer(KpiBreakdown Bands, KpiBreakdown Histogram)
{
    /// <summary>The bands whose distance is known, nearest first.</summary>
    public IReadOnlyList<KpiRow> Known => [.. Bands.Rows.Where(row => row.Key.Length > 0)];

    /// <summary>Width and last band of the histogram.</summary>
    public (int Width, int Last) Scale => ScaleOf(Bands);

    /// <summary>Bands that are fine where nine of ten orders are; the few farther ones share the last.</summary>
    /// <param name="bands">Orders in the bands of docs/kpis.md.</param>
    public static (int Width, int Last) ScaleOf(KpiBreakdown bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        decimal OrdersFrom(int bound) => bands.Rows
            .Where(row => row.Key.Length > 0 && int.Parse(row.Key, CultureInfo.InvariantCulture) >= bound)
            .Sum(row => row.Values[SalesKpis.Orders.Id].Value ?? 0m);
        var all = OrdersFrom(0);
        // The next bound beyond which at most one order of ten goes.
        return Dimension.DistanceBands.Skip(1).FirstOrDefault(bound => OrdersFrom(bound) * 10m <= all) switch
        {
            50 => (5, 50),
            100 => (5, 100),
            250 => (10, 250),
            500 => (25, 500),
            1_000 => (50, 1_000),
            2_500 => (100, 2_500),
            _ => (250, 5_000),
        };
    }
}
