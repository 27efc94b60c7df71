using System.Collections.Concurrent;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.TestKit;

/// <summary>A call that reached <see cref="FakeKpiQueries"/>.</summary>
public sealed record KpiCall(string Method, IReadOnlyList<string> Kpis, DashboardFilter Filter, Dimension? Dimension = null, Granularity? Grain = null);

/// <summary>
/// Answers by hand for component tests: figures that are easy to recognise, calls that are recorded and can be held back or fail.
/// By default it is Superstore's year 2017 compared with 2016.
/// </summary>
public sealed class FakeKpiQueries : IKpiQueries
{
    private readonly ConcurrentQueue<KpiCall> _calls = new();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<KpiCall> Calls => [.. _calls];

    /// <summary>Awaited before each answer: hold it back with a <see cref="TaskCompletionSource"/>, or throw.</summary>
    public Func<KpiCall, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>What every figure is multiplied with, so that a filter is seen to matter.</summary>
    public Func<DashboardFilter, decimal> Scale { get; set; } = _ => 1m;

    /// <summary>Figures by <see cref="Kpi.Id"/>; an id that is not here is 1,000 after 800 (a share: 12.5 % after 10 %).</summary>
    public Dictionary<string, KpiValue> Figures { get; } = new(StringComparer.Ordinal)
    {
        ["sales.total"] = new(733215.2552m, 609205.598m),
        ["sales.profit"] = new(93439.2696m, 81795.1743m),
        ["sales.orders"] = new(1687m, 1315m),
        ["sales.average-order-value"] = new(434.6267m, 463.2742m),
        ["sales.units"] = new(12476m, 9837m),
    };

    /// <summary>Groups by dimension id, each with its share of the figures.</summary>
    public Dictionary<string, IReadOnlyList<(string Key, string Label, decimal Share)>> Groups { get; } = new(StringComparer.Ordinal)
    {
        ["region"] = [("West", "West", 0.4m), ("East", "East", 0.3m), ("Central", "Central", 0.2m), ("South", "South", 0.1m)],
        ["segment"] = [("Consumer", "Consumer", 0.5m), ("Corporate", "Corporate", 0.3m), ("Home Office", "Home Office", 0.2m)],
        ["category"] = [("Technology", "Technology", 0.4m), ("Furniture", "Furniture", 0.35m), ("Office Supplies", "Office Supplies", 0.25m)],
        ["product"] = [("P-1", "Canon imageCLASS 2200", 0.05m), ("P-2", "Fellowes PB500", 0.04m)],
    };

    /// <summary>The orders, whatever the filter, newest first.</summary>
    public IReadOnlyList<OrderRow> Orders { get; set; } = [new("O-2", new DateOnly(2017, 6, 1), IsRefund: false, 120.5m, -12m, 3), new("O-1", new DateOnly(2017, 2, 1), IsRefund: false, 80m, null, 1)];

    /// <summary>The customers there are, by id.</summary>
    public Dictionary<string, CustomerProfile> Customers { get; } = new(StringComparer.Ordinal) { ["C-1"] = new("C-1", "Ken Black", "Corporate") };

    /// <summary>The products there are, by id.</summary>
    public Dictionary<string, ProductProfile> Products { get; } = new(StringComparer.Ordinal) { ["P-1"] = new("P-1", "Canon imageCLASS 2200", "Technology", "Copiers") };

    /// <summary>The dates the figures cover.</summary>
    public EffectivePeriods Periods { get; set; } = new(
        new DateRange(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)),
        new DateRange(new DateOnly(2016, 1, 1), new DateOnly(2016, 12, 31)),
        IsRunning: false);

    /// <summary>How far the data reaches.</summary>
    public DataFreshness Freshness { get; set; } = new(new DateOnly(2014, 1, 3), new DateOnly(2017, 12, 30), Version: 1,
        new DateTimeOffset(2018, 1, 2, 9, 0, 0, TimeSpan.Zero), IsSample: false);

    /// <summary>What the filter offers.</summary>
    public FilterOptions Options { get; set; } = OptionsOf(
        (FilterField.Region, [new("Central", 1175), new("East", 1401), new("South", 822), new("West", 1611)]),
        (FilterField.Segment, [new("Consumer", 2586), new("Corporate", 1514), new("Home Office", 909)]),
        (FilterField.Category, [new("Furniture", 1764), new("Office Supplies", 3742), new("Technology", 1544)]),
        (FilterField.Country, [new("United States", 5009)]),
        (FilterField.State, [new("California", 1021), new("New York", 562), new("Texas", 487)]),
        (FilterField.ShipMode, [new("First Class", 787), new("Standard Class", 2994)]));

    /// <summary>Options by field.</summary>
    public static FilterOptions OptionsOf(params IEnumerable<(FilterField Field, IReadOnlyList<FilterOption> Options)> fields) =>
        new(fields.ToDictionary(field => field.Field.Name, field => field.Options, StringComparer.Ordinal));

    /// <summary>Nothing in scope: every figure without a value, no groups, no buckets.</summary>
    public bool IsEmpty { get; set; }

    public async Task<KpiTotals> TotalsAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Totals", Ids(kpis), filter), cancellationToken);
        return new KpiTotals(Periods, Values(kpis, Scale(filter), filter));
    }

    public async Task<KpiBreakdown> BreakdownAsync(
        IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Breakdown", Ids(kpis), filter, dimension), cancellationToken);
        var groups = GroupsOf(dimension).Where(group => order.Search is not { } search || group.Label.Contains(search, StringComparison.OrdinalIgnoreCase)).ToArray();
        var rows = groups.Skip(order.Skip).Take(order.Take ?? int.MaxValue)
            .Select(group => new KpiRow(group.Key, group.Label, Values(kpis, Scale(filter) * group.Share, filter)));
        return new KpiBreakdown(Periods, [.. rows], groups.Length);
    }

    public async Task<KpiSeries> SeriesAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Granularity? grain, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Series", Ids(kpis), filter, Grain: grain), cancellationToken);
        if (IsEmpty || Periods.Current is not { } current) return new KpiSeries(Periods, grain ?? Granularity.Month, []);
        // Days are those of the range; whatever else is asked for gets the months of a year.
        var isDays = grain == Granularity.Day;
        var count = isDays ? current.Days : 12;
        var buckets = Enumerable.Range(0, count).Select(place =>
        {
            var start = isDays ? current.From.AddDays(place) : new DateOnly(current.From.Year, 1, 1).AddMonths(place);
            var end = isDays ? start : start.AddMonths(1).AddDays(-1);
            var compared = Periods.Comparison is null || filter.Compare == ComparisonMode.None ? (DateRange?)null : new(start.AddYears(-1), end.AddYears(-1));
            return new KpiBucket(
                start, end, IsIncomplete: false, compared, Values(kpis, Scale(filter) * (place + 1) / (count * (count + 1) / 2m), filter))
            { IsAsLong = true };
        });
        return new KpiSeries(Periods, grain ?? filter.Grain ?? Granularity.Month, [.. buckets]);
    }

    public async Task<KpiMatrix> MatrixAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension rows, Dimension columns, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Matrix", Ids(kpis), filter, rows), cancellationToken);
        var cells = from row in GroupsOf(rows)
                    from column in GroupsOf(columns)
                    let values = Values(kpis, Scale(filter) * row.Share * column.Share, filter)
                    select new KpiCell(row.Key, row.Label, column.Key, column.Label, values.ToDictionary(value => value.Key, value => value.Value.Value));
        return new KpiMatrix(Periods, [.. cells]);
    }

    public async Task<KpiTrends> TrendsAsync(Kpi kpi, DashboardFilter filter, Dimension dimension, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Trends", [kpi.Id], filter, dimension), cancellationToken);
        return new KpiTrends(Granularity.Month, keys.ToDictionary(key => key, _ => (IReadOnlyList<decimal?>)[.. Enumerable.Range(1, 12).Select(month => (decimal?)month)]));
    }

    public async Task<OrderList> OrdersAsync(DashboardFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Orders", [], filter), cancellationToken);
        return IsEmpty ? new OrderList([], 0) : new OrderList([.. Orders.Skip(skip).Take(take)], Orders.Count);
    }

    public async Task<CustomerProfile?> CustomerAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Customer", [], DashboardFilter.Everything.With(FilterField.Customer, id)), cancellationToken);
        return Customers.GetValueOrDefault(id);
    }

    public async Task<ProductProfile?> ProductAsync(string id, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Product", [], DashboardFilter.Everything.With(FilterField.Product, id)), cancellationToken);
        return Products.GetValueOrDefault(id);
    }

    public async Task<FilterOptions> FilterOptionsAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("FilterOptions", [], filter), cancellationToken);
        return Options;
    }

    public async Task<DataFreshness> FreshnessAsync(CancellationToken cancellationToken)
    {
        await AnswerAsync(new KpiCall("Freshness", [], DashboardFilter.Everything), cancellationToken);
        return Freshness;
    }

    private IReadOnlyList<(string Key, string Label, decimal Share)> GroupsOf(Dimension dimension) => IsEmpty ? [] : Groups.GetValueOrDefault(dimension.Id) ?? [];

    private async Task AnswerAsync(KpiCall call, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        await BeforeAnswer(call).WaitAsync(cancellationToken);
    }

    private Dictionary<string, KpiValue> Values(IReadOnlyList<Kpi> kpis, decimal factor, DashboardFilter filter) =>
        kpis.ToDictionary(kpi => kpi.Id, kpi => IsEmpty ? new KpiValue(null, null) : Value(kpi, factor, filter) with { IsEstimate = kpi.Estimated is { } estimated && Value(estimated, factor, filter).Value > 0 }, StringComparer.Ordinal);

    private KpiValue Value(Kpi kpi, decimal factor, DashboardFilter filter)
    {
        var isShare = kpi.Unit == KpiUnit.Percent;
        var whole = Figures.GetValueOrDefault(kpi.Id) ?? (isShare ? new KpiValue(0.125m, 0.1m) : new KpiValue(1000m, 800m));
        if (!isShare) whole = new KpiValue(whole.Value * factor, whole.Previous * factor);
        return filter.Compare == ComparisonMode.None || Periods.Comparison is null ? whole with { Previous = null } : whole;
    }

    private static IReadOnlyList<string> Ids(IReadOnlyList<Kpi> kpis) => [.. kpis.Select(kpi => kpi.Id)];
}
