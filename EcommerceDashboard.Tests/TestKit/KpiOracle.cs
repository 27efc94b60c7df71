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
    private readonly Lazy<DateRange?> _data = new(() => DaysOfData(orders, zone));

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

    /// <summary>The figures of lines in scope, by id; those of two ranges (retention) are left out.</summary>
    /// <param name="items">The lines.</param>
    /// <param name="to">Last day of the range; null: open.</param>
    /// <param name="days">Calendar days of the lines' range or group, see <see cref="Days"/>.</param>
    public IReadOnlyDictionary<string, decimal?> Figures(IReadOnlyCollection<Item> items, DateOnly? to, int days)
    {
        var costed = items.Where(item => item.Line.Profit is not null).ToArray();
        var sales = items.Sum(item => item.Line.Sales);
        var costedSales = costed.Sum(item => item.Line.Sales);
        var profit = costed.Sum(item => item.Line.Profit!.Value);
        var isCostUnknown = sales != 0 && costedSales == 0;
        var ordered = items.Where(item => item.Order.Status != OrderStatus.Refund).ToArray();
        var orderCount = ordered.Select(item => item.Order.Id).Distinct().Count();
        var inScope = ordered.Select(item => item.Order).DistinctBy(order => order.Id).ToArray();
        var customers = inScope.Where(order => order.Customer is not null).ToLookup(order => order.Customer!.Id);
        var gaps = inScope.Where(order => order.PreviousOrderedAt is not null).Select(order => DayNumber(order.OrderedAt) - DayNumber(order.PreviousOrderedAt!.Value)).Order().ToArray();
        decimal? OfCustomers(decimal count) => customers.Count == 0 ? null : count / customers.Count;
        var distances = inScope.Where(order => order.DistanceKm is not null).ToArray();
        var kilometres = distances.Select(order => (decimal)order.DistanceKm!.Value).Order().ToArray();
        var estimated = distances.Count(order => order.ShipTo?.LocatedBy is "city" or "postalCode" || order.ShipFrom?.LocatedBy is "city" or "postalCode");
        decimal[] DaysUntil(Func<OrderDocument, DateTime?> end) =>
            [.. inScope.Where(order => end(order) is not null).Select(order => (decimal)(DayNumber(end(order)!.Value) - DayNumber(order.OrderedAt))).Order()];
        var (shipped, delivered) = (DaysUntil(order => order.ShippedAt), DaysUntil(order => order.DeliveredAt));
        decimal? Day(Func<IEnumerable<OrderDocument>, OrderDocument?> pick) =>
            pick(inScope) is { } order ? DayNumber(order.OrderedAt) - new DateOnly(1970, 1, 1).DayNumber : null;
        return new Dictionary<string, decimal?>
        {
            ["customers.total"] = customers.Count,
            ["customers.orders-without-customer"] = inScope.Count(order => order.Customer is null),
            ["customers.new"] = inScope.Count(order => order.OrderNumberOfCustomer == 1),
            ["customers.known"] = customers.Count(customer => !customer.Any(order => order.OrderNumberOfCustomer == 1)),
            ["customers.orders-per-customer"] = OfCustomers(inScope.Count(order => order.Customer is not null)),
            ["customers.repeat-orders"] = gaps.Length,
            ["customers.days-between-orders"] = Mean([.. gaps.Select(gap => (decimal)gap)]),
            ["customers.median-days-between-orders"] = Median([.. gaps.Select(gap => (decimal)gap)]),
            ["customers.returning-rate"] = OfCustomers(customers.Count(customer => OrdersUpTo(customer.Key, to) > 1)),
            ["customers.repeat-rate"] = OfCustomers(customers.Count(customer => customer.Count() > 1)),
            ["customers.first-order"] = Day(all => all.MinBy(order => order.OrderedAt)),
            ["customers.last-order"] = Day(all => all.MaxBy(order => order.OrderedAt)),
            ["products.revenue"] = sales,
            ["products.quantity"] = items.Sum(item => item.Line.Quantity),
            ["products.orders"] = orderCount,
            ["products.quantity-per-order"] = orderCount == 0 ? null : (decimal)items.Sum(item => item.Line.Quantity) / orderCount,
            ["products.sold"] = ordered.Select(item => item.Line.ProductId).Distinct().Count(),
            ["geo.sales-by-region"] = sales,
            ["geo.profitable-zones"] = isCostUnknown ? null : profit,
            ["geo.place-coverage"] = orderCount == 0 ? null : (decimal)inScope.Count(order => order.ShipTo?.Location is not null) / orderCount,
            ["geo.delivery-distance"] = Mean(kilometres),
            ["geo.delivery-distance-median"] = Median(kilometres),
            ["geo.delivery-distance-p90"] = NinetiethPercentile(kilometres),
            ["geo.distance-coverage"] = orderCount == 0 ? null : (decimal)distances.Length / orderCount,
            ["geo.distance-estimated"] = distances.Length == 0 ? null : (decimal)estimated / distances.Length,
            ["geo.delivery-time"] = Mean(shipped),
            ["geo.delivery-time-p90"] = NinetiethPercentile(shipped),
            ["geo.delivered-time"] = Mean(delivered),
            ["geo.delivered-time-p90"] = NinetiethPercentile(delivered),
            ["sales.total"] = sales,
            ["sales.profit"] = isCostUnknown ? null : profit,
            ["sales.margin"] = costedSales == 0 ? null : profit / costedSales,
            ["sales.cost-coverage"] = sales == 0 ? null : costedSales / sales,
            ["sales.orders"] = orderCount,
            ["sales.average-order-value"] = orderCount == 0 ? null : sales / orderCount,
            ["sales.units"] = items.Sum(item => item.Line.Quantity),
            ["time.sales-over-time"] = sales,
            ["time.seasonality"] = sales == 0 ? null : 1,
            ["time.peaks"] = days == 0 ? null : sales / days,
            ["time.profit-per-day"] = days == 0 || isCostUnknown ? null : profit / days,
            ["time.orders-per-day"] = days == 0 ? null : (decimal)orderCount / days,
            ["test.customers"] = ordered.Select(item => item.Order.Customer?.Id).OfType<string>().Distinct().Count(),
        };
    }

    /// <summary>The share of the customers of one range who are customers of another.</summary>
    public static decimal? Retention(IEnumerable<Item> now, IEnumerable<Item> before)
    {
        static string[] Customers(IEnumerable<Item> items) =>
            [.. items.Where(item => item.Order.Status != OrderStatus.Refund).Select(item => item.Order.Customer?.Id).OfType<string>().Distinct()];
        var earlier = Customers(before);
        return earlier.Length == 0 ? null : (decimal)earlier.Intersect(Customers(now)).Count() / earlier.Length;
    }

    /// <summary>The days of a range that are days of the data, from its first order that counts to its last.</summary>
    /// <param name="range">The range; null: none.</param>
    /// <param name="isOfGroup">Whether a day is one of the group's; null: all are.</param>
    public int Days(DateRange? range, Func<DateOnly, bool>? isOfGroup = null)
    {
        if (range is not { } asked || _data.Value is not { } data) return 0;
        var count = 0;
        for (var day = asked.From; day <= asked.To; day = day.AddDays(1))
            if (day >= data.From && day <= data.To && isOfGroup?.Invoke(day) != false) count++;
        return count;
    }

    /// <summary>Whether a day can have orders of a group.</summary>
    public static Func<DateOnly, bool> IsOf(Dimension dimension, string key) => dimension.Id switch
    {
        "weekday" => day => ((int)day.DayOfWeek + 6) % 7 == int.Parse(key, CultureInfo.InvariantCulture) - 1,
        "monthofyear" => day => day.Month == int.Parse(key, CultureInfo.InvariantCulture),
        _ => _ => true,
    };

    /// <summary>
    /// The month index over whole months of data: the twelve months before and after, half of the outermost each, are the average around a month.
    /// Null: less than 24 months, or a month of the year without any.
    /// </summary>
    /// <param name="items">The lines.</param>
    /// <param name="months">The full months, as their first days in order.</param>
    public static IReadOnlyDictionary<int, decimal>? MonthIndex(IReadOnlyCollection<Item> items, IReadOnlyList<DateOnly> months)
    {
        if (months.Count < 24) return null;
        decimal Sales(DateOnly month) => items.Where(item => item.Day >= month && item.Day < month.AddMonths(1)).Sum(item => item.Line.Sales);
        var ratios = new List<(int Month, decimal Ratio)>();
        foreach (var month in months.Where(month => month.AddMonths(-6) >= months[0] && month.AddMonths(6) <= months[^1]))
        {
            // Two averages of twelve months, one half a month early and one half a month late.
            var early = Enumerable.Range(-6, 12).Average(i => Sales(month.AddMonths(i)));
            var late = Enumerable.Range(-5, 12).Average(i => Sales(month.AddMonths(i)));
            if (early + late > 0) ratios.Add((month.Month, Sales(month) / ((early + late) / 2)));
        }

        var means = ratios.GroupBy(ratio => ratio.Month).ToDictionary(group => group.Key, group => group.Average(ratio => ratio.Ratio));
        return means.Count < 12 || means.Values.Sum() == 0 ? null : means.ToDictionary(mean => mean.Key, mean => mean.Value * 12 / means.Values.Sum());
    }

    /// <summary>The key of a line in a breakdown; empty: it has none.</summary>
    public string KeyOf(Dimension dimension, Item item) => (dimension.Field is { } field ? ValueOf(field, item) : dimension.Id switch
    {
        "place" => item.Order.ShipTo is { City: { } city } to ? string.Join(", ", new[] { city, to.State, to.Country }.Where(part => part is not null)) : null,
        "discount" => item.Line.Discount.ToString("0.##", CultureInfo.InvariantCulture),
        "weekday" => (item.Day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)item.Day.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        "monthofyear" => item.Day.Month.ToString(CultureInfo.InvariantCulture),
        "hour" => Local(item.Order.OrderedAt).Hour.ToString(CultureInfo.InvariantCulture),
        "dayssinceprevious" => item.Order.PreviousOrderedAt is { } before ? Band(item.Day.DayNumber - Local(before).Date.ToDateOnly().DayNumber, 30) : null,
        "distanceband" => item.Order.DistanceKm switch { null => null, < 50 => "0", < 100 => "50", < 250 => "100", < 500 => "250", < 1000 => "500", < 2500 => "1000", _ => "2500" },
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Id, "The oracle does not know this dimension."),
    }) ?? "";

    /// <summary>The compared bucket beside a bucket: of the previous period the one at its place, of the year before that of its dates or its week; null: none.</summary>
    public DateRange? Counterpart(DateRange bucket, int place, IReadOnlyList<DateRange> compared, Granularity grain, ComparisonMode mode)
    {
        if (mode != ComparisonMode.Year) return place < compared.Count ? compared[place] : null;
        var same = compared.Where(other => grain switch
        {
            Granularity.Day => (other.From.Year + 1, other.From.Month, other.From.Day) == (bucket.From.Year, bucket.From.Month, bucket.From.Day),
            Granularity.Week => FirstOfWeek(bucket.From).DayNumber - FirstOfWeek(other.From).DayNumber == 364,
            Granularity.Month => (other.From.Year + 1, other.From.Month) == (bucket.From.Year, bucket.From.Month),
            Granularity.Quarter => (other.From.Year + 1, (other.From.Month - 1) / 3) == (bucket.From.Year, (bucket.From.Month - 1) / 3),
            _ => other.From.Year + 1 == bucket.From.Year,
        }).ToArray();
        return same is [] ? null : same.Single();
    }

    private DateOnly FirstOfWeek(DateOnly day)
    {
        while (day.DayOfWeek != weekStart) day = day.AddDays(-1);
        return day;
    }

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

    private static DateRange? DaysOfData(IEnumerable<OrderDocument> orders, DateTimeZone zone)
    {
        DateOnly[] days = [.. orders.Where(order => order.Status != OrderStatus.Cancelled).Select(order => Instant.FromDateTimeUtc(order.OrderedAt).InZone(zone).Date.ToDateOnly())];
        return days.Length == 0 ? null : new DateRange(days.Min(), days.Max());
    }

    private static decimal? Mean(decimal[] values) => values.Length == 0 ? null : values.Sum() / values.Length;

    private static decimal? Median(decimal[] sorted) => sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2m;

    /// <summary>The nearest rank: with ten values the ninth, with eleven the tenth.</summary>
    private static decimal? NinetiethPercentile(decimal[] sorted) => sorted.Length == 0 ? null : sorted[((sorted.Length * 9) + 9) / 10 - 1];

    private int OrdersUpTo(string customer, DateOnly? to) =>
        orders.Count(order => order.Status == OrderStatus.Completed && order.Customer?.Id == customer && (to is null || DayOf(order) <= to));

    private int DayNumber(DateTime instant) => Local(instant).Date.ToDateOnly().DayNumber;

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
