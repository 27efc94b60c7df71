using System.Collections.Immutable;
using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using NodaTime;

namespace EcommerceDashboard.TestKit;

/// <summary>
/// The definitions of docs/kpis.md over objects in memory, written as plainly as they read and sharing nothing with the compiler:
/// by local dates instead of instants, by lines instead of totals.
/// </summary>
public sealed class KpiOracle(IReadOnlyList<OrderDocument> orders, DateTimeZone zone, DayOfWeek weekStart)
{
    /// <summary>A line in scope with its order.</summary>
    public sealed record Item(OrderDocument Order, OrderLine Line, DateOnly Day);

    /// <summary>The lines in scope of a filter over its own dates or others.</summary>
    public IReadOnlyList<Item> InScope(DashboardFilter filter, DateOnly? from, DateOnly? to) =>
    [
        .. from order in orders
           where order.Status != OrderStatus.Cancelled
           let day = DayOf(order)
           where (@from is null || day >= @from) && (to is null || day <= to)
           from line in order.Lines
           let item = new Item(order, line, day)
           where FilterField.All.All(field => Has(filter[field], ValueOf(field, item)))
           select item,
    ];

    /// <summary>Orders in scope by the values of a field, as if it were not set; refunds are in scope and no orders.</summary>
    public IReadOnlyDictionary<string, int> Counts(DashboardFilter filter, FilterField field) =>
        InScope(filter.With(field), filter.From, filter.To)
            .GroupBy(item => ValueOf(field, item) ?? "", item => item.Order)
            .ToDictionary(group => group.Key, group => group.Where(order => order.Status != OrderStatus.Refund).Distinct().Count(), StringComparer.Ordinal);

    /// <summary>The sales figures, and customers, of lines in scope, by id.</summary>
    public static IReadOnlyDictionary<string, decimal?> Figures(IReadOnlyCollection<Item> items)
    {
        var costed = items.Where(item => item.Line.Profit is not null).ToArray();
        var sales = items.Sum(item => item.Line.Sales);
        var costedSales = costed.Sum(item => item.Line.Sales);
        var profit = costed.Sum(item => item.Line.Profit!.Value);
        var isCostUnknown = sales != 0 && costedSales == 0;
        var ordered = items.Where(item => item.Order.Status != OrderStatus.Refund).ToArray();
        var orderCount = ordered.Select(item => item.Order.Id).Distinct().Count();
        return new Dictionary<string, decimal?>
        {
            ["sales.total"] = sales,
            ["sales.profit"] = isCostUnknown ? null : profit,
            ["sales.margin"] = costedSales == 0 ? null : profit / costedSales,
            ["sales.cost-coverage"] = sales == 0 ? null : costedSales / sales,
            ["sales.orders"] = orderCount,
            ["sales.average-order-value"] = orderCount == 0 ? null : sales / orderCount,
            ["sales.units"] = items.Sum(item => item.Line.Quantity),
            ["test.customers"] = ordered.Select(item => item.Order.Customer?.Id).OfType<string>().Distinct().Count(),
        };
    }

    /// <summary>The key of a line in a breakdown; empty: it has none.</summary>
    public string KeyOf(Dimension dimension, Item item) => (dimension.Field is { } field ? ValueOf(field, item) : dimension.Id switch
    {
        "place" => item.Order.ShipTo is { City: { } city } to ? string.Join(", ", new[] { city, to.State, to.Country }.Where(part => part is not null)) : null,
        "discount" => item.Line.Discount.ToString("0.##", CultureInfo.InvariantCulture),
        "weekday" => (item.Day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)item.Day.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        "hour" => Local(item.Order.OrderedAt).Hour.ToString(CultureInfo.InvariantCulture),
        "dayssinceprevious" => item.Order.PreviousOrderedAt is { } before ? Band(item.Day.DayNumber - Local(before).Date.ToDateOnly().DayNumber, 30) : null,
        "distanceband" => item.Order.DistanceKm switch { null => null, < 50 => "0", < 100 => "50", < 250 => "100", < 500 => "250", < 1000 => "500", < 2500 => "1000", _ => "2500" },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Id, "The oracle does not know this dimension."),
    }) ?? "";

    /// <summary>The buckets of a range, each as its days in the range: a new one begins where the calendar's unit does.</summary>
    public IReadOnlyList<DateRange> Buckets(DateRange range, Granularity grain)
    {
        var buckets = new List<DateRange>();
        for (var day = range.From; day <= range.To; day = day.AddDays(1))
        {
            var begins = grain switch
            {
                Granularity.Day => true,
                Granularity.Week => day.DayOfWeek == weekStart,
                Granularity.Month => day.Day == 1,
                Granularity.Quarter => day.Day == 1 && day.Month is (1 or 4 or 7 or 10),
                _ => day.DayOfYear == 1,
            };
            if (begins || buckets.Count == 0) buckets.Add(new DateRange(day, day));
            else buckets[^1] = buckets[^1] with { To = day };
        }

        return buckets;
    }

    /// <summary>The local day of an order.</summary>
    public DateOnly DayOf(OrderDocument order) => Local(order.OrderedAt).Date.ToDateOnly();

    private ZonedDateTime Local(DateTime instant) => Instant.FromDateTimeUtc(instant).InZone(zone);

    private static string Band(int number, int width) => (number / width * width).ToString(CultureInfo.InvariantCulture);

    private static string? ValueOf(FilterField field, Item item) => field.Name switch
    {
        "region" => item.Order.ShipTo?.Region,
        "segment" => item.Order.Customer?.Segment,
        "category" => item.Line.Category,
        "country" => item.Order.ShipTo?.Country,
        "state" => item.Order.ShipTo?.State,
        "shipMode" => item.Order.ShipMode,
        "channel" => item.Order.Channel,
        "subcategory" => item.Line.SubCategory,
        "city" => item.Order.ShipTo?.City,
        "product" => item.Line.ProductId,
        "customer" => item.Order.Customer?.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Name, "The oracle does not know this field."),
    };

    private static bool Has(ImmutableSortedSet<string> allowed, string? value) => allowed.Count == 0 || allowed.Contains(value ?? "");
}
