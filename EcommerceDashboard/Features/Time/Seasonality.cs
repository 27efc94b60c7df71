namespace EcommerceDashboard.Features.Time;

/// <summary>
/// How months of the year differ, apart from growth: the classical ratio-to-moving-average method (multiplicative decomposition, as in
/// Hyndman &amp; Athanasopoulos, "Forecasting: Principles and Practice", 3.3–3.4).
/// </summary>
public static class Seasonality
{
    /// <summary>Full months that an index needs: then each month of the year has a moving average around it at least once.</summary>
    public const int LeastMonths = 24;

    private const int Year = 12, HalfYear = 6;

    /// <summary>
    /// The index of January to December: the mean of the ratios of that month's sales to the moving average around it, scaled so that the twelve average 1.
    /// The average is centred over 13 months, the outer two counted half (a 2×12 average): every month of the year has the same weight in it.
    /// </summary>
    /// <param name="firstMonth">The month of the year of the first value, 1 to 12.</param>
    /// <param name="sales">Sales of full months, one after the other.</param>
    /// <returns>Twelve numbers; null with less than <see cref="LeastMonths"/>, or where a month of the year is never among sales above zero.</returns>
    public static IReadOnlyList<decimal>? MonthIndex(int firstMonth, IReadOnlyList<decimal> sales)
    {
        ArgumentNullException.ThrowIfNull(sales);
        if (sales.Count < LeastMonths) return null;
        var ratios = Enumerable.Range(HalfYear, sales.Count - Year)
            .Select(i => (Month: (firstMonth - 1 + i) % Year, Around: Around(sales, i), Sales: sales[i]))
            .Where(month => month.Around > 0m)
            .ToLookup(month => month.Month, month => month.Sales / month.Around);
        if (ratios.Count < Year) return null;
        decimal[] means = [.. Enumerable.Range(0, Year).Select(month => ratios[month].Average())];
        var mean = means.Average();
        return mean == 0m ? null : [.. means.Select(index => index / mean)];
    }

    private static decimal Around(IReadOnlyList<decimal> sales, int month)
    {
        var inner = Enumerable.Range(month - HalfYear + 1, Year - 1).Sum(i => sales[i]);
        return (inner + ((sales[month - HalfYear] + sales[month + HalfYear]) / 2m)) / Year;
    }
}
