using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Time;

/// <summary>What the charts of the page show; stands in its address.</summary>
public enum TimeMetric
{
    /// <summary>Sales.</summary>
    Sales,

    /// <summary>Profit.</summary>
    Profit,

    /// <summary>Orders.</summary>
    Orders,
}

/// <summary>The figures of a <see cref="TimeMetric"/>.</summary>
public static class TimeMetrics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TimeMetric> All { get; } = Enum.GetValues<TimeMetric>();

    /// <summary>The figure itself. Each order lies in one day, so that all three add up over time.</summary>
    public static Kpi Whole(this TimeMetric metric) => metric switch
    {
        TimeMetric.Sales => TimeKpis.SalesOverTime,
        TimeMetric.Profit => SalesKpis.Profit,
        TimeMetric.Orders => SalesKpis.Orders,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    /// <summary>The figure per calendar day.</summary>
    public static Kpi PerDay(this TimeMetric metric) => metric switch
    {
        TimeMetric.Sales => TimeKpis.Peaks,
        TimeMetric.Profit => TimeKpis.ProfitPerDay,
        TimeMetric.Orders => TimeKpis.OrdersPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };
}
