using System.Globalization;
using EcommerceDashboard.Data;

namespace EcommerceDashboard.TestKit;

/// <summary>Makes order documents for tests, with the totals that an import would keep beside the lines.</summary>
public static class TestOrders
{
    /// <summary>A line; profit null: cost not known.</summary>
    public static OrderLine Line(string productId, string? category, int quantity, decimal sales, decimal? profit, string? subCategory = null) =>
        new() { ProductId = productId, Category = category, SubCategory = subCategory, Quantity = quantity, Sales = sales, Profit = profit };

    /// <summary>An order, totals added up from its lines.</summary>
    /// <param name="id">Order id.</param>
    /// <param name="orderedAt">Instant, such as 2017-03-01T05:00Z.</param>
    /// <param name="customer">Customer id; null: not known.</param>
    /// <param name="segment">Customer segment.</param>
    /// <param name="region">Ship-to region; null: no ship-to.</param>
    /// <param name="lines">The lines.</param>
    public static OrderDocument Order(string id, string orderedAt, string? customer, string? segment, string? region, params OrderLine[] lines) =>
        WithTotals(new OrderDocument
        {
            Id = id,
            OrderedAt = DateTimeOffset.Parse(orderedAt, CultureInfo.InvariantCulture).UtcDateTime,
            Status = OrderStatus.Completed,
            Customer = customer is null ? null : new OrderCustomer(customer, null, segment),
            ShipTo = region is null ? null : new OrderPlace { Region = region },
            Lines = lines,
            Sales = 0m,
            CostedSales = 0m,
            Units = 0,
            Categories = [],
        });

    /// <summary>The order with its totals as its lines have them.</summary>
    public static OrderDocument WithTotals(OrderDocument order)
    {
        var costed = order.Lines.Where(line => line.Profit is not null).ToArray();
        return order with
        {
            Sales = order.Lines.Sum(line => line.Sales),
            Profit = costed.Length == 0 ? null : costed.Sum(line => line.Profit),
            CostedSales = costed.Sum(line => line.Sales),
            Units = order.Lines.Sum(line => (long)line.Quantity),
            Categories = [.. order.Lines.Select(line => line.Category).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}
