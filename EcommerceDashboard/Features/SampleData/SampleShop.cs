using EcommerceDashboard.Data;
using NodaTime;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>
/// An invented shop: its orders of the last 36 months in the order they were placed, refunds among them. The same arguments give the
/// same documents on every machine; they are made as they are asked for, so any number of them takes the same memory, but for a few
/// bytes per customer and order.
/// </summary>
/// <param name="zone">The business time zone: the shop opens and closes its days in it.</param>
/// <param name="today">The local day that is not over: the last order is of the day before.</param>
/// <param name="orders">How many orders; refunds come on top.</param>
internal sealed class SampleShop(DateTimeZone zone, DateOnly today, int orders)
{
    public const int Months = 36;

    private const ulong Seed = 0x5A3F_1E0D_C0DE;
    private const double CancelledChance = 0.02;
    private const double RefundChance = 0.033;
    private const double MarketplaceGuestChance = 0.1;
    private const double GiftChance = 0.06;

    private static readonly string[] Channels = ["web", "app", "marketplace", "phone"];
    private static readonly double[] ChannelShares = SplitMix64.Accumulate([60, 22, 13, 5]);

    private readonly DateOnly _firstDay = today.AddMonths(-Months);

    /// <summary>All orders and refunds by time.</summary>
    public IEnumerable<OrderDocument> Orders()
    {
        var random = new SplitMix64(Seed);
        var customers = new SampleCustomers(random, orders);
        var makers = new Makers(random, customers, new SampleBaskets(random), new SampleDeliveries(random));
        var days = today.DayNumber - _firstDay.DayNumber;
        var cumulative = SplitMix64.Accumulate(Enumerable.Range(0, days)
            .Select(day => SampleSeasons.DayWeight(_firstDay.AddDays(day), (double)day / days, random)));
        var end = StartOf(today);
        var refunds = new PriorityQueue<OrderDocument, (DateTime, string)>();
        int placed = 0, year = 0, numberOfYear = 0;
        for (var i = 0; i < days; i++)
        {
            var day = _firstDay.AddDays(i);
            if (day.Year != year) (year, numberOfYear) = (day.Year, 0);
            var target = i == days - 1 ? orders : (int)(cumulative[i] / cumulative[^1] * orders);
            foreach (var orderedAt in Times(day, target - placed, random))
            {
                while (refunds.TryPeek(out var due, out _) && due.OrderedAt <= orderedAt) yield return refunds.Dequeue();
                var id = FormattableString.Invariant($"SO-{year}-{++numberOfYear:D7}");
                var order = Order(id, day, orderedAt, (double)i / days, end, makers);
                yield return order;
                if (Refund(order, random) is { } refund && refund.OrderedAt < end) refunds.Enqueue(refund, (refund.OrderedAt, refund.Id));
            }
            placed = target;
        }
        while (refunds.TryDequeue(out var refund, out _)) yield return refund;
    }

    private OrderDocument Order(string id, DateOnly day, DateTime orderedAt, double elapsed, DateTime end, Makers makers)
    {
        var (random, customers, baskets, deliveries) = makers;
        var channel = Channels[random.Pick(ChannelShares)];
        int? customer = channel == "marketplace" && random.Chance(MarketplaceGuestChance) ? null : customers.Next(elapsed);
        var city = customer is { } known && !random.Chance(GiftChance) ? customers.CityOf(known) : customers.DrawCity(elapsed);
        var years = (day.DayNumber - _firstDay.DayNumber) / 365;
        var lines = baskets.Fill(day, elapsed, years, customer is { } buyer && customers.IsCompany(buyer));
        var (from, to, distance, mode, shippedAt, deliveredAt) = deliveries.Plan(city, orderedAt, end);
        var cancelled = random.Chance(CancelledChance);
        if (customer is not null && !cancelled) customers.Count(customer.Value);
        var totals = OrderTotals.Of(lines);
        return new OrderDocument
        {
            Id = id,
            OrderedAt = orderedAt,
            Status = cancelled ? OrderStatus.Cancelled : OrderStatus.Completed,
            Channel = channel,
            Customer = customer is null ? null : customers.Describe(customer.Value),
            ShipMode = mode,
            ShippedAt = cancelled ? null : shippedAt,
            DeliveredAt = cancelled ? null : deliveredAt,
            ShipTo = to,
            ShipFrom = from,
            DistanceKm = distance,
            Lines = lines,
            Sales = totals.Sales,
            Profit = totals.Profit,
            CostedSales = totals.CostedSales,
            Units = totals.Units,
            Categories = totals.Categories,
        };
    }

    /// <summary>A refund of a delivered order, some days later: mostly of all of it, and mostly of goods that can be sold again.</summary>
    private static OrderDocument? Refund(OrderDocument order, SplitMix64 random)
    {
        if (order.DeliveredAt is not { } deliveredAt || !random.Chance(RefundChance)) return null;
        var whole = random.Chance(0.6);
        var resold = random.Chance(0.8);
        IEnumerable<OrderLine> returned = whole ? order.Lines : [order.Lines[random.Next(order.Lines.Count)]];
        List<OrderLine> lines =
        [
            .. returned.Select(line => line with
            {
                Quantity = -line.Quantity,
                Sales = -line.Sales,
                Profit = line.Profit is { } profit ? -(resold ? profit : line.Sales) : null,
            }),
        ];
        var totals = OrderTotals.Of(lines);
        return new OrderDocument
        {
            Id = "RF-" + order.Id[3..],
            OrderedAt = deliveredAt + TimeSpan.FromMinutes(Math.Floor(random.Between(2, 28) * 24 * 60)),
            Status = OrderStatus.Refund,
            Channel = order.Channel,
            Customer = order.Customer,
            ShipTo = order.ShipTo,
            Lines = lines,
            Sales = totals.Sales,
            Profit = totals.Profit,
            CostedSales = totals.CostedSales,
            Units = totals.Units,
            Categories = totals.Categories,
        };
    }

    /// <summary>The instants of a day's orders, earliest first.</summary>
    private DateTime[] Times(DateOnly day, int count, SplitMix64 random)
    {
        var times = new DateTime[count];
        for (var i = 0; i < count; i++)
        {
            var local = day.ToDateTime(TimeOnly.MinValue) + SampleSeasons.TimeOfDay(day, random);
            times[i] = zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeUtc();
        }
        Array.Sort(times);
        return times;
    }

    private DateTime StartOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeUtc();

    private sealed record Makers(SplitMix64 Random, SampleCustomers Customers, SampleBaskets Baskets, SampleDeliveries Deliveries);
}
