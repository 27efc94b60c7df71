namespace EcommerceDashboard.Data;

/// <summary>The sums that an order carries beside its lines, see <see cref="OrderDocument"/>.</summary>
public sealed record OrderTotals(decimal Sales, decimal? Profit, decimal CostedSales, long Units, IReadOnlyList<string> Categories)
{
    /// <summary>The sums of the given lines.</summary>
    public static OrderTotals Of(IReadOnlyList<OrderLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        decimal sales = 0, profit = 0, costedSales = 0;
        long units = 0;
        var costed = false;
        var categories = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            sales += line.Sales;
            units += line.Quantity;
            if (line.Category is not null) categories.Add(line.Category);
            if (line.Profit is null) continue;
            costed = true;
            profit += line.Profit.Value;
            costedSales += line.Sales;
        }
        return new OrderTotals(sales, costed ? profit : null, costedSales, units, [.. categories]);
    }
}
