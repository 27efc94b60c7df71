namespace EcommerceDashboard.Kpis;

/// <summary>The figures of sales. Here, not in their area, because the pages of every area show them: one definition each.</summary>
public static class SalesKpis
{
    /// <summary>Total sales.</summary>
    public static Kpi Total { get; } = new() { Id = "sales.total", Unit = KpiUnit.Money, Numerator = OrderMeasures.Sales };

    /// <summary>The share of sales whose cost is known.</summary>
    public static Kpi CostCoverage { get; } = new()
    {
        Id = "sales.cost-coverage",
        Unit = KpiUnit.Percent,
        Numerator = OrderMeasures.CostedSales,
        Denominator = OrderMeasures.Sales,
        IsAdditive = false,
    };

    /// <summary>Total profit.</summary>
    public static Kpi Profit { get; } = new() { Id = "sales.profit", Unit = KpiUnit.Money, Numerator = OrderMeasures.Profit, Coverage = CostCoverage };

    /// <summary>Profit per sales.</summary>
    public static Kpi Margin { get; } = new()
    {
        Id = "sales.margin",
        Unit = KpiUnit.Percent,
        Numerator = OrderMeasures.Profit,
        Denominator = OrderMeasures.CostedSales,
        Coverage = CostCoverage,
        IsAdditive = false,
    };

    /// <summary>Orders.</summary>
    public static Kpi Orders { get; } = new() { Id = "sales.orders", Unit = KpiUnit.Count, Numerator = OrderMeasures.Orders, IsAdditive = false };

    /// <summary>Sales per order.</summary>
    public static Kpi AverageOrderValue { get; } = new()
    {
        Id = "sales.average-order-value",
        Unit = KpiUnit.Money,
        Numerator = OrderMeasures.Sales,
        Denominator = OrderMeasures.Orders,
        IsAdditive = false,
    };

    /// <summary>Units sold.</summary>
    public static Kpi Units { get; } = new() { Id = "sales.units", Unit = KpiUnit.Count, Numerator = OrderMeasures.Units };

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [Total, Profit, Margin, CostCoverage, Orders, AverageOrderValue, Units];
}
