using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Time;

/// <summary>How sales went, and when they peak: course, running total, seasons, weekdays, hours, every day, and the best of them.</summary>
public sealed partial class TimePage
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/time";

    // Names in the address that are the page's own.
    private const string MetricName = "metric", BestName = "best";

    private static readonly Kpi[] AllKpis = [.. TimeMetrics.All.Select(metric => metric.Whole())];
    private static readonly Dictionary<TimeMetric, Kpi[]> Charted = TimeMetrics.All.ToDictionary(metric => metric, metric => new[] { metric.Whole() });

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    /// <summary>The metric as it stands in the address; what is none is the first.</summary>
    [SupplyParameterFromQuery(Name = MetricName)]
    public string? MetricInAddress { get; set; }

    /// <summary>The length of the best periods as it stands in the address; what is none is a day.</summary>
    [SupplyParameterFromQuery(Name = BestName)]
    public string? BestInAddress { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TimeText> Text { get; set; } = default!;

    private TimeMetric Metric => FilterQueryString.ChoiceOf<TimeMetric>(MetricInAddress) ?? TimeMetric.Sales;

    private Granularity BestGrain =>
        FilterQueryString.ChoiceOf<Granularity>(BestInAddress) is { } grain && BestPeriods.Grains.Contains(grain) ? grain : Granularity.Day;

    private Kpi[] Evolution => Charted[Metric];

    private string DailyName => "time.daily." + FilterQueryString.NameOf(Metric);

    private DashboardFilter WithoutGrain => Context.Filter with { Grain = null };

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(AllKpis, filter, filter.Grain, cancellationToken);

    private Task<DailyFigures> DailyAsync(DashboardFilter filter, CancellationToken cancellationToken) => DailyFigures.AskAsync(Queries, Metric.Whole(), filter, cancellationToken);

    private static bool HasNothing(KpiSeries series) =>
        series.Buckets.All(bucket => bucket.Values.Values.All(value => value is { Value: null or 0m }));

    private void ChooseMetric(TimeMetric metric) => Choose(MetricName, metric, TimeMetric.Sales);

    private void ChooseBest(Granularity grain) => Choose(BestName, grain, Granularity.Day);

    // The default is left out, so that one view has one address.
    private void Choose<TChoice>(string name, TChoice choice, TChoice standard) where TChoice : struct, Enum =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, choice.Equals(standard) ? null : FilterQueryString.NameOf(choice)));
}
