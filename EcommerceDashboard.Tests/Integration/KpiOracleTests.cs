using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver.GeoJsonObjectModel;
using NodaTime;

namespace EcommerceDashboard.Integration;

/// <summary>Random orders under random filters: MongoDB's figures are those of <see cref="KpiOracle"/>, by every dimension and in every bucket.</summary>
public sealed class KpiOracleTests : IAsyncLifetime
{
    private const int Orders = 300, Filters = 12;

    private static readonly string?[] Regions = ["West", "East", "$name", "", null];
    private static readonly string?[] Segments = ["Consumer", "Corporate", "a.b", null];
    private static readonly string?[] Categories = ["Technology", "$sales", "<b>", "", null];

    private static readonly Kpi[] AddedUp = [.. TestKpis.All.Where(kpi => kpi.OwnPipeline is null && kpi.ComputedRows is null)];

    private static readonly string?[] Countries = ["France", null];
    private static readonly string?[] States = ["Bretagne", "$_id", "", null];
    private static readonly string?[] ShipModes = ["Standard", "Express", null];
    private static readonly string?[] Channels = ["web", "store", null];

    /// <summary>The values to filter each field by: some that it has, and one that it has not.</summary>
    private static readonly (FilterField Field, string?[] Values)[] Fields =
    [
        (FilterField.Region, Regions), (FilterField.Segment, Segments), (FilterField.Category, Categories), (FilterField.Country, Countries),
        (FilterField.State, States), (FilterField.ShipMode, ShipModes), (FilterField.Channel, Channels),
        (FilterField.SubCategory, [.. from category in Categories from number in Enumerable.Range(0, 3) select category is null ? null : $"{category}-{number}"]),
        (FilterField.City, [.. Enumerable.Range(0, 20).Select(number => $"City {number}"), null]),
        (FilterField.Product, [.. Enumerable.Range(0, 30).Select(number => $"P{number}"), "P99"]),
        (FilterField.Customer, [.. Enumerable.Range(0, 40).Select(number => $"C{number}"), null]),
    ];

    private readonly TestDatabase _database = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("UTC", DayOfWeek.Monday, 1)]
    [InlineData("America/New_York", DayOfWeek.Sunday, 2)]
    [InlineData("Europe/Paris", DayOfWeek.Monday, 3)]
    [InlineData("Asia/Kolkata", DayOfWeek.Saturday, 4)]
    [InlineData("Pacific/Auckland", DayOfWeek.Monday, 5)]
    [InlineData("America/Sao_Paulo", DayOfWeek.Thursday, 6)]
    public async Task Figures_OfRandomOrders_AreTheOracles(string zoneId, DayOfWeek weekStart, int seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var random = new Random(seed);
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var orders = InPlace(Enumerable.Range(0, Orders).Select(number => RandomOrder(random, zone, number)));
        await TestQueries.LoadAsync(_database.Database, orders, cancellation);
        var today = new DateOnly(2018, 3, 20);
        var queries = TestQueries.Over(_database.Database, Calendars.In(zoneId, today, weekStart));
        var oracle = new KpiOracle(orders, zone, weekStart);

        for (var round = 0; round < Filters; round++)
        {
            var filter = RandomFilter(random);
            var totals = await queries.TotalsAsync(TestKpis.All, filter, cancellation);
            var now = oracle.InScope(filter, filter.From, filter.To);
            var before = totals.Periods.Comparison is { } compared ? oracle.InScope(filter, compared.From, compared.To) : null;
            AssertSame(oracle, now, before, Except(totals.Values, CustomerKpis.RetentionRate), filter, totals.Periods, "totals", _ => true);
            Assert.Equal(before is null ? null : KpiOracle.Retention(now, before), totals[CustomerKpis.RetentionRate].Value);

            var options = await queries.FilterOptionsAsync(filter, cancellation);
            foreach (var field in FilterField.All.Where(field => field.HasOptions)) AssertCounts(oracle, options, filter, field);

            foreach (var dimension in Dimension.All.Where(dimension => dimension.Grain != Grain.Customer))
                AssertSame(await queries.BreakdownAsync([.. TestKpis.All.Where(kpi => kpi.ComputedRows is null && kpi.HasGroupsBy(dimension))], filter, dimension, new BreakdownOrder(null, Descending: false), cancellation), oracle, now, before, dimension, filter);

            AssertSame(await queries.MatrixAsync(AddedUp, filter, Dimension.Category, Dimension.Weekday, cancellation), oracle, now, Dimension.Category, Dimension.Weekday, filter.To);
            await AssertSeasonalityAsync(queries, oracle, now, filter, today);

            foreach (var grain in Enum.GetValues<Granularity>())
                AssertSame(await queries.SeriesAsync([.. TestKpis.All.Where(kpi => kpi.HasGroupsBy(Grain.Order))], filter, grain, cancellation), oracle, now, before, filter, today);
        }
    }

    private static async Task AssertSeasonalityAsync(IKpiQueries queries, KpiOracle oracle, IReadOnlyList<KpiOracle.Item> now, DashboardFilter filter, DateOnly today)
    {
        async Task<KpiBreakdown> RowsAsync(Dimension dimension) =>
            await queries.BreakdownAsync([TimeKpis.Seasonality], filter, dimension, new BreakdownOrder(null, Descending: false), TestContext.Current.CancellationToken);
        static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 12) : null;
        static void AssertClose(decimal? expected, decimal? actual) => Assert.Equal(Rounded(expected), Rounded(actual));
        decimal Sales(Func<DateOnly, bool> isOf) => now.Where(item => isOf(item.Day)).Sum(item => item.Line.Sales);

        var months = await RowsAsync(Dimension.MonthOfYear);
        if (months.Periods.Current is not { } range) return;
        DateOnly[] full =
        [
            .. oracle.Buckets(range, Granularity.Month)
                // Open to the past, the range begins with the data: nothing is cut off the first month.
                .Where(month => (month.From.Day == 1 || (filter.From is null && month.From == range.From)) && month.To.AddDays(1).Day == 1 && month.To < today && oracle.Days(month) > 0)
                .Select(month => new DateOnly(month.From.Year, month.From.Month, 1)),
        ];
        var index = KpiOracle.MonthIndex(now, full);
        Assert.Equal(index is null ? KpiUnit.Percent : KpiUnit.Ratio, months.RowUnit);
        var total = now.Sum(item => item.Line.Sales);
        foreach (var row in months.Rows)
        {
            var month = int.Parse(row.Key, CultureInfo.InvariantCulture);
            AssertClose(index is not null ? index[month] : total == 0 ? null : Sales(day => day.Month == month) / total, row.Values[TimeKpis.Seasonality.Id].Value);
        }

        if (index is not null) Assert.Equal(12m, Math.Round(months.Rows.Sum(row => row.Values[TimeKpis.Seasonality.Id].Value!.Value), 12));

        var days = oracle.Days(range);
        foreach (var row in (await RowsAsync(Dimension.Weekday)).Rows)
        {
            var isOf = KpiOracle.IsOf(Dimension.Weekday, row.Key);
            var occurrences = oracle.Days(range, isOf);
            AssertClose(total == 0 ? null : occurrences == 0 ? 0 : Sales(isOf) / occurrences / (total / days), row.Values[TimeKpis.Seasonality.Id].Value);
        }
    }

    private static void AssertCounts(KpiOracle oracle, FilterOptions options, DashboardFilter filter, FilterField field)
    {
        var expected = oracle.Counts(filter, field);
        // The list of an order's categories cannot tell that one of its lines has none: that is counted where the lines are opened anyway.
        var skipsNone = field == FilterField.Category && !filter.With(field).Narrowed.Any(other => Dimension.Of(other).Grain == Grain.Line);
        foreach (var option in options[field].Where(option => !(skipsNone && option.Value.Length == 0)))
            Assert.True(expected.GetValueOrDefault(option.Value) == option.Orders, $"{field} {option}: expected {expected.GetValueOrDefault(option.Value)} under {FilterQueryString.Format(filter)}");
        Assert.Subset(options[field].Select(option => option.Value).ToHashSet(), expected.Keys.Where(value => !(skipsNone && value.Length == 0)).ToHashSet());
    }

    private static void AssertSame(
        KpiBreakdown breakdown, KpiOracle oracle, IReadOnlyList<KpiOracle.Item> now, IReadOnlyList<KpiOracle.Item>? before, Dimension dimension, DashboardFilter filter)
    {
        var groups = now.ToLookup(item => oracle.KeyOf(dimension, item));
        var groupsBefore = before?.ToLookup(item => oracle.KeyOf(dimension, item));
        Assert.Equal(groups.Select(group => group.Key).Order(StringComparer.Ordinal), breakdown.Rows.Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.Equal(groups.Count, breakdown.TotalRows);
        foreach (var row in breakdown.Rows)
            AssertSame(oracle, [.. groups[row.Key]], groupsBefore is null ? null : [.. groupsBefore[row.Key]], row.Values, filter, breakdown.Periods, $"{dimension.Id} {row.Key}", KpiOracle.IsOf(dimension, row.Key));
    }

    private static void AssertSame(KpiMatrix matrix, KpiOracle oracle, IReadOnlyList<KpiOracle.Item> now, Dimension rows, Dimension columns, DateOnly? to)
    {
        var groups = now.ToLookup(item => (oracle.KeyOf(rows, item), oracle.KeyOf(columns, item)));
        Assert.Equal(groups.Select(group => group.Key).Order(), matrix.Cells.Select(cell => (cell.RowKey, cell.ColumnKey)).Order());
        foreach (var cell in matrix.Cells)
        {
            var (ofRow, ofColumn) = (KpiOracle.IsOf(rows, cell.RowKey), KpiOracle.IsOf(columns, cell.ColumnKey));
            var figures = oracle.Figures([.. groups[(cell.RowKey, cell.ColumnKey)]], to, oracle.Days(matrix.Periods.Current, day => ofRow(day) && ofColumn(day)));
            Assert.All(cell.Values, value => Assert.Equal((value.Key, figures[value.Key]), (value.Key, value.Value)));
        }
    }

    private static void AssertSame(
        KpiSeries series, KpiOracle oracle, IReadOnlyList<KpiOracle.Item> now, IReadOnlyList<KpiOracle.Item>? before, DashboardFilter filter, DateOnly today)
    {
        var buckets = series.Periods.Current is { } range ? oracle.Buckets(range, series.Grain) : [];
        var compared = series.Periods.Comparison is { } comparison ? oracle.Buckets(comparison, series.Grain) : [];
        Assert.Equal(buckets, series.Buckets.Select(bucket => new DateRange(bucket.Start, bucket.End)));
        for (var place = 0; place < buckets.Count; place++)
        {
            var days = buckets[place];
            var items = now.Where(item => item.Day >= days.From && item.Day <= days.To).ToArray();
            var counterpart = oracle.Counterpart(days, place, compared, series.Grain, filter.Compare);
            var itemsBefore = counterpart is { } other ? before!.Where(item => item.Day >= other.From && item.Day <= other.To).ToArray() : null;
            Assert.Equal(counterpart, series.Buckets[place].Compared);
            if (items.Length == 0 && days.From > today) Assert.All(series.Buckets[place].Values.Values, value => Assert.Null(value.Value));
            else AssertSame(
                oracle, items, itemsBefore, series.Buckets[place].Values, filter, new EffectivePeriods(days, counterpart, false), $"{series.Grain} {days.From:O}", _ => true, series.Periods.Comparison?.To);
        }

        Assert.Equal(compared, series.Buckets.Select(bucket => bucket.Compared).OfType<DateRange>().Concat(series.Unmatched.Select(bucket => bucket.Days)).OrderBy(bucket => bucket.From));
        foreach (var left in series.Unmatched)
        {
            var figures = oracle.Figures([.. before!.Where(item => item.Day >= left.Days.From && item.Day <= left.Days.To)], series.Periods.Comparison?.To, oracle.Days(left.Days, _ => true));
            Assert.All(left.Values, value => Assert.Equal((value.Key, null, figures[value.Key]), (value.Key, value.Value.Value, value.Value.Previous)));
        }
    }

    private static Dictionary<string, KpiValue> Except(IReadOnlyDictionary<string, KpiValue> values, Kpi kpi) =>
        values.Where(value => value.Key != kpi.Id).ToDictionary(StringComparer.Ordinal);

    private static void AssertSame(
        KpiOracle oracle, IReadOnlyList<KpiOracle.Item> now, IReadOnlyList<KpiOracle.Item>? before, IReadOnlyDictionary<string, KpiValue> actual,
        DashboardFilter filter, EffectivePeriods periods, string where, Func<DateOnly, bool> isOfGroup, DateOnly? comparedTo = null)
    {
        var figures = oracle.Figures(now, filter.To, oracle.Days(periods.Current, isOfGroup));
        var figuresBefore = before is null ? null : oracle.Figures(before, comparedTo ?? periods.Comparison?.To, oracle.Days(periods.Comparison, isOfGroup));
        foreach (var (id, value) in actual)
        {
            var isDistance = id.StartsWith("geo.delivery-distance", StringComparison.Ordinal);
            var expected = new KpiValue(figures[id], figuresBefore?[id]) { IsEstimate = isDistance && figures["geo.distance-estimated"] > 0 };
            Assert.True(expected == value, $"{where}, {id}: expected {expected}, got {value} under {FilterQueryString.Format(filter)}");
        }
    }

    /// <summary>The orders as a load leaves them: each completed one knows its place among the same customer's.</summary>
    private static OrderDocument[] InPlace(IEnumerable<OrderDocument> orders)
    {
        var all = orders.OrderBy(order => order.OrderedAt).ThenBy(order => order.Id, StringComparer.Ordinal).ToArray();
        foreach (var ofCustomer in Enumerable.Range(0, all.Length).Where(i => all[i] is { Status: OrderStatus.Completed, Customer: not null }).GroupBy(i => all[i].Customer!.Id))
        {
            var places = ofCustomer.ToArray();
            for (var number = 0; number < places.Length; number++)
                all[places[number]] = all[places[number]] with
                {
                    OrderNumberOfCustomer = number + 1,
                    PreviousOrderedAt = number == 0 ? null : all[places[number - 1]].OrderedAt,
                    NextOrderedAt = number == places.Length - 1 ? null : all[places[number + 1]].OrderedAt,
                };
        }

        return all;
    }

    /// <summary>Often within an hour of a local midnight, of a clock change's day too; now and then cancelled, refunded, without customer, place or cost.</summary>
    private static OrderDocument RandomOrder(Random random, DateTimeZone zone, int number)
    {
        var day = random.Next(4) == 0 ? ClockChange(random, zone) : new LocalDate(2015, 12, 1).PlusDays(random.Next(850));
        var instant = zone.AtStartOfDay(day).ToInstant() + Duration.FromMinutes(random.Next(2) == 0 ? random.Next(-60, 60) : random.Next(1440));
        var isRefund = random.Next(8) == 0;
        var ordered = instant.ToDateTimeUtc();
        var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomLine(random, isRefund ? -1 : 1));
        return TestOrders.WithTotals(new OrderDocument
        {
            Id = $"O{number}",
            OrderedAt = ordered,
            Status = isRefund ? OrderStatus.Refund : random.Next(10) == 0 ? OrderStatus.Cancelled : OrderStatus.Completed,
            Customer = random.Next(8) == 0 ? null : new OrderCustomer($"C{random.Next(40)}", null, Any(random, Segments)),
            ShipTo = random.Next(8) == 0 ? null : new OrderPlace
            {
                Region = Any(random, Regions),
                Country = Any(random, Countries),
                State = Any(random, States),
                City = $"City {random.Next(20)}",
                Location = random.Next(3) == 0 ? null : GeoJson.Point(GeoJson.Geographic(random.Next(-180, 180), random.Next(-90, 90))),
                LocatedBy = random.Next(5) switch { 0 => "city", 1 => "correction", _ => null },
            },
            ShipFrom = random.Next(4) == 0 ? null : new OrderPlace { Id = "W", LocatedBy = random.Next(5) == 0 ? "postalCode" : null },
            ShippedAt = random.Next(5) == 0 ? null : ordered.AddHours(random.Next(200)),
            DeliveredAt = random.Next(3) == 0 ? null : ordered.AddHours(random.Next(50, 500)),
            ShipMode = Any(random, ShipModes),
            Channel = Any(random, Channels),
            DistanceKm = random.Next(5) == 0 ? null : random.Next(2) == 0 ? Dimension.DistanceBands[random.Next(7)] : Math.Round(random.NextDouble() * 4000, 3),
            Lines = [.. lines],
            Sales = 0m,
            CostedSales = 0m,
            Units = 0,
            Categories = [],
        });
    }

    private static OrderLine RandomLine(Random random, int sign)
    {
        var category = Any(random, Categories);
        var line = TestOrders.Line(
            $"P{random.Next(30)}", category, sign * random.Next(1, 9), sign * random.Next(1_000_000) / 10_000m,
            random.Next(4) == 0 ? null : sign * random.Next(-100_000, 300_000) / 10_000m, category is null ? null : $"{category}-{random.Next(3)}");
        return line with { Discount = random.Next(5) / 10m };
    }

    private static LocalDate ClockChange(Random random, DateTimeZone zone)
    {
        var since = Instant.FromUtc(2016, 1, 1, 0, 0);
        var changes = zone.GetZoneIntervals(since, Instant.FromUtc(2018, 3, 1, 0, 0)).Where(interval => interval.HasStart && interval.Start > since).ToArray();
        return changes.Length == 0 ? new LocalDate(2016, 2, 29) : changes[random.Next(changes.Length)].Start.InZone(zone).Date;
    }

    private static DashboardFilter RandomFilter(Random random)
    {
        var from = new DateOnly(2016, 1, 1).AddDays(random.Next(800));
        var to = random.Next(3) switch
        {
            0 => from.AddDays(random.Next(1000)),
            1 => new DateOnly(from.Year, from.Month, 1).AddMonths(random.Next(1, 14)).AddDays(-1),
            _ => from.AddDays(random.Next(40)),
        };
        if (random.Next(2) == 0) from = new DateOnly(from.Year, from.Month, 1);
        var filter = new DashboardFilter
        {
            From = random.Next(6) == 0 ? null : from,
            To = random.Next(6) == 0 ? null : to,
            Compare = (ComparisonMode)random.Next(3),
        };
        // Few fields at a time, and most of their values: what narrows to nothing proves nothing.
        foreach (var (field, values) in Fields.Where(_ => random.Next(3) == 0))
            filter = filter.With(field, values.Where(_ => random.Next(3) != 0).Select(value => value ?? ""));
        return filter;
    }

    private static string? Any(Random random, string?[] values) => values[random.Next(values.Length)];
}
