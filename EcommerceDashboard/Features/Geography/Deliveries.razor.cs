using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Features.Geography;

/// <summary>The lower half of the page: distances and times.</summary>
public sealed partial class Deliveries
{
    private static readonly Kpi[] TimeFigures =
        [GeoKpis.TimeToShipment, GeoKpis.NinetiethPercentileTimeToShipment, GeoKpis.TimeToDelivery, GeoKpis.NinetiethPercentileTimeToDelivery];

    private static readonly Kpi[] DistanceFigures =
        [GeoKpis.Distance, GeoKpis.MedianDistance, GeoKpis.NinetiethPercentileDistance, GeoKpis.DistanceCoverage, GeoKpis.DistanceEstimated];

    private static readonly Kpi[] BandColumns = [SalesKpis.Orders, SalesKpis.Total, SalesKpis.Margin, GeoKpis.TimeToShipment, GeoKpis.TimeToDelivery];
    private static readonly Kpi[] OfBands = [SalesKpis.Orders, SalesKpis.Total, SalesKpis.Margin, .. TimeFigures];
    private static readonly Kpi[] ModeColumns =
        [SalesKpis.Orders, SalesKpis.Total, SalesKpis.Margin, GeoKpis.Distance, GeoKpis.NinetiethPercentileDistance, GeoKpis.TimeToShipment, GeoKpis.TimeToDelivery];

    private static readonly Kpi[] OfModes = [.. ModeColumns.Except(TimeFigures), .. TimeFigures];
    private static readonly Kpi[] HistogramFigures = [SalesKpis.Orders];

    // A refund travels nowhere: a group of refunds alone is none here.
    private static readonly BreakdownOrder MostOrdersFirst = new(SalesKpis.Orders) { MinOrders = 1 };

    // By the number of km; what has none comes last.
    private static readonly BreakdownOrder NearestFirst = new(null, Descending: false) { MinOrders = 1 };

    private readonly Drawn<(DistanceAnswer?, KpiTotals?)> _histogram = new();
    private readonly Drawn<(DistanceAnswer?, DeliveryEnd)> _timesByDistance = new();
    private readonly Drawn<(KpiBreakdown?, DeliveryEnd)> _timesByMode = new();

    /// <summary>The choices of the page.</summary>
    [Parameter, EditorRequired]
    public required GeographyView View { get; set; }

    /// <summary>The query of the page, with the figures of distance.</summary>
    [Parameter, EditorRequired]
    public required QueryState<KpiTotals> Totals { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    private DashboardFilter Filter => Context.Filter with { Grain = null, Compare = ComparisonMode.None };

    private IReadOnlyList<Kpi> Times => View.End == DeliveryEnd.Shipment ? TimeFigures[..2] : TimeFigures[2..];

    private string TimeTitle => KpiTexts.Title(GeoCharts.TimesUntil(View.End).Mean);

    // Which share of the orders the distances are of, and whether they are measured or estimated.
    private string Coverage
    {
        get
        {
            if (Totals.Result is not { } totals) return "";
            var known = Text["DistanceOf", Formatter.Full(totals[GeoKpis.DistanceCoverage].Value, KpiUnit.Percent)].Value;
            return totals[GeoKpis.DistanceEstimated].Value is { } estimated and > 0m ? $"{known} {Text["Estimate", Formatter.Full(estimated, KpiUnit.Percent)]}" : known;
        }
    }

    private async Task<DistanceAnswer> DistancesAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        var bands = await Queries.BreakdownAsync(OfBands, filter, Dimension.DistanceBand, NearestFirst, cancellationToken);
        var (width, last) = DistanceAnswer.ScaleOf(bands);
        var histogram = bands.Rows.All(row => row.Key.Length == 0)
            ? bands with { Rows = [] }
            : await Queries.BreakdownAsync(HistogramFigures, filter, Dimension.DistanceHistogram(width, last), NearestFirst, cancellationToken);
        return new DistanceAnswer(bands, histogram);
    }

    private Task<KpiBreakdown> ShipModesAsync(DashboardFilter filter, CancellationToken cancellationToken) =>
        Queries.BreakdownAsync(OfModes, filter, Dimension.ShipMode, MostOrdersFirst, cancellationToken);

    private static bool HasNoDistance(QueryState<DistanceAnswer> distances) => distances is { Status: QueryStatus.Ready or QueryStatus.Stale, Result: { Known.Count: 0, Bands.Rows.Count: > 0 } };

    private void ToggleShipMode(string mode) => Context.Toggle(FilterField.ShipMode, mode);

    private ChartSpec? HistogramOf(DistanceAnswer? answer) =>
        _histogram.For((answer, Totals.Result), () => answer is { Known.Count: > 0 } ? Charts.Distances(answer, Totals.Result) : null);

    private ChartSpec? TimesOf(KpiBreakdown? modes) =>
        _timesByMode.For((modes, View.End), () => modes is null ? null : TimesBy(modes.Rows, Dimension.ShipMode));

    private ChartSpec? TimesOf(DistanceAnswer? answer) =>
        _timesByDistance.For((answer, View.End), () => answer is null ? null : TimesBy(answer.Known, Dimension.DistanceBand));

    private ChartSpec? TimesBy(IReadOnlyList<KpiRow> rows, Dimension dimension)
    {
        KpiRow[] known = [.. rows.Where(row => row.Values[GeoCharts.TimesUntil(View.End).Mean.Id].Value is not null)];
        return known.Length == 0 ? null : Charts.Times(known, dimension, View.End);
    }

    /// <summary>A chart is built once for what it is made of: another instance redraws.</summary>
    private sealed class Drawn<TSource>
        where TSource : struct
    {
        private TSource? _source;
        private ChartSpec? _spec;

        public ChartSpec? For(TSource source, Func<ChartSpec?> build)
        {
            if (EqualityComparer<TSource?>.Default.Equals(_source, source)) return _spec;
            _source = source;
            return _spec = build();
        }
    }
}
