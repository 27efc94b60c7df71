using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Time;

/// <summary>The figures of time.</summary>
public static class TimeKpis
{
    /// <summary>Sales, as a course over time.</summary>
    public static Kpi SalesOverTime { get; } = new() { Id = "time.sales-over-time", Unit = KpiUnit.Money, Numerator = OrderMeasures.Sales };

    /// <summary>Months of the year and weekdays as a ratio to the mean one. The whole range is the measure that they are ratios to: 1.</summary>
    public static Kpi Seasonality { get; } = new()
    {
        Id = "time.seasonality",
        Unit = KpiUnit.Ratio,
        Better = BetterDirection.Neither,
        Numerator = OrderMeasures.Sales,
        Denominator = OrderMeasures.Sales,
        IsAdditive = false,
        ComputedRows = SeasonalityRows.Computed,
    };

    /// <summary>Sales per calendar day; by weekday, per calendar occurrence of the weekday.</summary>
    public static Kpi Peaks { get; } = PerDay("time.peaks", SalesKpis.Total);

    /// <summary>Profit per calendar day.</summary>
    public static Kpi ProfitPerDay { get; } = PerDay("time.profit-per-day", SalesKpis.Profit);

    /// <summary>Orders per calendar day.</summary>
    public static Kpi OrdersPerDay { get; } = PerDay("time.orders-per-day", SalesKpis.Orders) with { Unit = KpiUnit.Ratio };

    /// <summary>The area as the catalogue has it.</summary>
    public static KpiArea Area { get; } = new("time", typeof(TimeText), [SalesOverTime, Seasonality, Peaks, ProfitPerDay, OrdersPerDay]);

    private static Kpi PerDay(string id, Kpi whole) => whole with { Id = id, Denominator = OrderMeasures.CalendarDays, IsAdditive = false };
}
