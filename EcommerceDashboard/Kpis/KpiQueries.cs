using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using Microsoft.Extensions.Localization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

/// <summary>Asks MongoDB for figures, straight from the orders.</summary>
/// <remarks>
/// Nothing is cached: an import shows with the next query. When a filter has an open end, the first and last day of the data are read first,
/// to know what to compare with. A product is shown under the name that the products collection has, whatever the filter.
/// </remarks>
internal sealed class KpiQueries(
    DashboardCollections collections,
    DataReadiness readiness,
    KpiCompiler compiler,
    BusinessCalendar calendar,
    DataScope data,
    FilterValues filterValues,
    IStringLocalizer<KpiText> text) : IKpiQueries
{
    private readonly IMongoCollection<BsonDocument> _orders = collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);

    /// <inheritdoc />
    public async Task<KpiTotals> TotalsAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, CancellationToken cancellationToken)
    {
        var periods = await PeriodsAsync(filter, cancellationToken).ConfigureAwait(false);
        var documents = await RunAsync(compiler.Totals(kpis, ScopeOf(filter, periods)), cancellationToken).ConfigureAwait(false);
        var measures = KpiCompiler.MeasuresOf(kpis);
        var current = Measured(documents.Find(document => !IsPrevious(document)), measures);
        var previous = periods.Comparison is null ? null : Measured(documents.Find(IsPrevious), measures);
        return new KpiTotals(periods, Values(kpis, current, previous));
    }

    /// <inheritdoc />
    public async Task<KpiBreakdown> BreakdownAsync(
        IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken)
    {
        var periods = await PeriodsAsync(filter, cancellationToken).ConfigureAwait(false);
        var documents = await RunAsync(compiler.Breakdown(kpis, ScopeOf(filter, periods), dimension, order), cancellationToken).ConfigureAwait(false);
        var (page, groups) = PageOf(documents, order);
        var labels = await LabelsAsync(dimension, page, cancellationToken).ConfigureAwait(false);
        var measures = KpiCompiler.MeasuresOf(kpis);
        var rows = page.Select(document =>
        {
            var key = KeyOf(document);
            var previous = periods.Comparison is null ? null : Measured(document, measures, KpiCompiler.PreviousPrefix);
            return new KpiRow(key, Label(key, labels), Values(kpis, Measured(document, measures), previous));
        });
        return new KpiBreakdown(periods, [.. rows], groups);
    }

    /// <inheritdoc />
    public async Task<KpiSeries> SeriesAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Granularity? grain, CancellationToken cancellationToken)
    {
        var periods = await PeriodsAsync(filter, cancellationToken).ConfigureAwait(false);
        var asked = grain ?? filter.Grain;
        if (periods.Current is not { } current) return new KpiSeries(periods, asked ?? Granularity.Day, []);

        var used = BusinessCalendar.GrainFor(current, asked);
        var documents = await RunAsync(compiler.Series(kpis, ScopeOf(filter, periods), used), cancellationToken).ConfigureAwait(false);
        var filler = new SeriesFiller(kpis, calendar, used);
        return new KpiSeries(periods, used, filler.Fill(periods, documents.Where(document => !IsPrevious(document)), documents.Where(IsPrevious)));
    }

    /// <inheritdoc />
    public async Task<FilterOptions> FilterOptionsAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var known = filterValues.ReadAsync(data, cancellationToken);
        var counted = await RunAsync(compiler.FilterCounts(ScopeOf(filter, EffectivePeriodsOfNone)), cancellationToken).ConfigureAwait(false);
        var values = await known.ConfigureAwait(false);
        return new FilterOptions(
            Options("region", values.Regions.Union(filter.Regions)),
            Options("segment", values.Segments.Union(filter.Segments)),
            Options("category", values.Categories.Union(filter.Categories)));

        IReadOnlyList<FilterOption> Options(string name, IEnumerable<string> all)
        {
            var counts = counted.Where(document => document["filter"] == name).ToDictionary(KeyOf, document => document["orders"].ToInt64(), StringComparer.Ordinal);
            return [.. all.Union(counts.Keys).Order(StringComparer.Ordinal).Select(value => new FilterOption(value, counts.GetValueOrDefault(value)))];
        }
    }

    /// <inheritdoc />
    public async Task<DataFreshness> FreshnessAsync(CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var days = await DaysOfDataAsync(meta, cancellationToken).ConfigureAwait(false);
        return new DataFreshness(
            days?.From,
            days?.To,
            meta?.Version ?? 0,
            meta is null ? null : new DateTimeOffset(meta.LoadedAt, TimeSpan.Zero),
            meta?.Source == DataSource.Sample);
    }

    private static EffectivePeriods EffectivePeriodsOfNone { get; } = new(null, null, false);

    private QueryScope ScopeOf(DashboardFilter filter, EffectivePeriods periods) => new(filter, periods.Comparison, data);

    private async Task<EffectivePeriods> PeriodsAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        ArgumentNullException.ThrowIfNull(filter);
        DateRange? days = null;
        if (PeriodResolver.NeedsData(filter))
        {
            var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
            days = await DaysOfDataAsync(meta, cancellationToken).ConfigureAwait(false);
        }

        return PeriodResolver.Resolve(filter, days, calendar.Today);
    }

    /// <summary>First and last day of orders that count: as the load noted them, else (orders that another tool put there) as they are.</summary>
    private async Task<DateRange?> DaysOfDataAsync(DataMeta? meta, CancellationToken cancellationToken)
    {
        var first = meta?.FirstOrderedAt ?? await EndAsync(1).ConfigureAwait(false);
        if (first is null) return null;
        var last = meta?.LastOrderedAt ?? await EndAsync(-1).ConfigureAwait(false);
        return new DateRange(calendar.DayOf(first.Value), calendar.DayOf(last ?? first.Value));

        async Task<DateTime?> EndAsync(int direction)
        {
            var order = await _orders.Find(new BsonDocument("status", new BsonDocument("$ne", OrderStatus.Cancelled)))
                .Sort(new BsonDocument("orderedAt", direction)).Project(new BsonDocument("orderedAt", 1))
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return order?["orderedAt"].ToUniversalTime();
        }
    }

    private async Task<List<BsonDocument>> RunAsync(BsonDocument[] pipeline, CancellationToken cancellationToken)
    {
        using var cursor = await _orders.AggregateAsync<BsonDocument>(pipeline, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static (IReadOnlyList<BsonDocument> Page, int Groups) PageOf(List<BsonDocument> documents, BreakdownOrder order)
    {
        if (order.Take is null) return ([.. documents.Skip(order.Skip)], documents.Count);
        var page = documents.Single();
        var count = page[KpiCompiler.CountField].AsBsonArray;
        return ([.. page[KpiCompiler.RowsField].AsBsonArray.Cast<BsonDocument>()], count.Count == 0 ? 0 : count[0][KpiCompiler.CountField].ToInt32());
    }

    private async Task<Dictionary<string, string>> LabelsAsync(Dimension dimension, IReadOnlyList<BsonDocument> page, CancellationToken cancellationToken)
    {
        if (dimension.LabelField is null || page.Count == 0) return [];
        var products = await collections.Products.Find(Builders<ProductDocument>.Filter.In(product => product.Id, page.Select(KeyOf)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return products.Where(product => !string.IsNullOrEmpty(product.Name)).ToDictionary(product => product.Id, product => product.Name!, StringComparer.Ordinal);
    }

    private string Label(string key, Dictionary<string, string> labels) =>
        key == OrderMatch.NoKey ? text["Unknown"] : labels.GetValueOrDefault(key, key);

    private static bool IsPrevious(BsonDocument document) => document.Contains(KpiCompiler.PreviousFlag);

    private static string KeyOf(BsonDocument document) => document["_id"] is BsonString key ? key.Value : document["_id"].ToString() ?? OrderMatch.NoKey;

    /// <summary>The measures of a group; all 0 where there is no group, as nothing was added up.</summary>
    internal static Dictionary<string, decimal?> Measured(BsonDocument? document, IEnumerable<Measure> measures, string prefix = "") =>
        measures.ToDictionary(
            measure => measure.Name,
            measure => document is null ? 0m : ExactDecimal.From(document.GetValue(prefix + measure.Name, BsonNull.Value)),
            StringComparer.Ordinal);

    /// <summary>The figures of measures. No measures: no value, or nothing to compare with.</summary>
    internal static IReadOnlyDictionary<string, KpiValue> Values(
        IEnumerable<Kpi> kpis, IReadOnlyDictionary<string, decimal?>? current, IReadOnlyDictionary<string, decimal?>? previous) =>
        kpis.ToDictionary(
            kpi => kpi.Id,
            kpi => new KpiValue(current is null ? null : kpi.Evaluate(current), previous is null ? null : kpi.Evaluate(previous)),
            StringComparer.Ordinal);
}
