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
internal sealed partial class KpiQueries(
    DashboardCollections collections,
    DataReadiness readiness,
    KpiCompiler compiler,
    BusinessCalendar calendar,
    DataScope data,
    FilterValues filterValues,
    IStringLocalizer<KpiText> text) : IKpiQueries
{
    private readonly KpiLabels _labels = new(collections.Database, calendar, text);

    private readonly IMongoCollection<BsonDocument> _orders = collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);

    /// <inheritdoc />
    public async Task<KpiTotals> TotalsAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, CancellationToken cancellationToken)
    {
        var (periods, days) = await PeriodsAsync(filter, kpis, cancellationToken).ConfigureAwait(false);
        var scope = ScopeOf(filter, periods);
        var own = OwnAsync(kpis, scope, BsonNull.Value, cancellationToken);
        var documents = kpis.All(kpi => !kpi.AddedUp.Any()) ? [] : await RunAsync(compiler.Totals(kpis, scope), cancellationToken).ConfigureAwait(false);
        AddOwn(documents, await own.ConfigureAwait(false), addsGroups: true);
        var measures = KpiCompiler.MeasuresOf(kpis);
        var current = Measured(documents.Find(document => !IsPrevious(document)), measures, () => days.Of(periods.Current));
        var previous = periods.Comparison is null ? null : Measured(documents.Find(IsPrevious), measures, () => days.Of(periods.Comparison));
        return new KpiTotals(periods, Values(kpis, current, previous));
    }

    /// <inheritdoc />
    public async Task<KpiBreakdown> BreakdownAsync(
        IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken)
    {
        ThrowUnless(kpis, kpi => kpi.HasGroupsBy(dimension));
        if (kpis.FirstOrDefault(kpi => kpi.ComputedRows is not null) is { } computed)
            return await ComputedAsync(kpis.Count == 1 ? computed : throw new ArgumentException($"{computed.Id} is broken down alone.", nameof(kpis)), filter, dimension, order, cancellationToken).ConfigureAwait(false);
        var (periods, days) = await PeriodsAsync(filter, kpis, cancellationToken).ConfigureAwait(false);
        var scope = ScopeOf(filter, periods);
        var own = OwnAsync(kpis, scope, dimension.KeyOf(calendar), cancellationToken);
        var found = await _labels.FindAsync(dimension, order.Search, cancellationToken).ConfigureAwait(false);
        // The database cannot sort by what it has not added up: then all groups come, and are sorted here.
        var asked = order.SortBy is { } sortBy && (IsOwn(sortBy) || IsPerDay(sortBy)) ? order with { SortBy = null, Take = null, Skip = 0 } : order;
        var documents = await RunAsync(compiler.Breakdown(kpis, scope, dimension, asked, found), cancellationToken).ConfigureAwait(false);
        var (page, groups) = PageOf(documents, asked);
        AddOwn(page, await own.ConfigureAwait(false), addsGroups: false);
        var labels = await _labels.NamesAsync(dimension, page.Select(document => _labels.KeyOf(document["_id"])), cancellationToken).ConfigureAwait(false);
        var measures = KpiCompiler.MeasuresOf(kpis);
        var rows = page.Select(document =>
        {
            var key = _labels.KeyOf(document["_id"]);
            var previous = periods.Comparison is null ? null : Measured(document, measures, () => days.Of(periods.Comparison, (dimension, key)), KpiCompiler.PreviousPrefix);
            return new KpiRow(key, _labels.LabelOf(dimension, key, labels), Values(kpis, Measured(document, measures, () => days.Of(periods.Current, (dimension, key))), previous));
        });
        return new KpiBreakdown(periods, [.. ReferenceEquals(asked, order) ? rows : SortedHere(rows, order)], groups);
    }

    /// <inheritdoc />
    public async Task<KpiSeries> SeriesAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Granularity? grain, CancellationToken cancellationToken)
    {
        ThrowUnless(kpis, kpi => kpi.HasGroupsBy(Grain.Order));
        var (periods, days) = await PeriodsAsync(filter, kpis, cancellationToken).ConfigureAwait(false);
        var asked = grain ?? filter.Grain;
        if (periods.Current is not { } current) return new KpiSeries(periods, asked ?? Granularity.Day, []);

        var used = BusinessCalendar.GrainFor(current, asked);
        var scope = ScopeOf(filter, periods);
        var own = OwnAsync(kpis, scope, compiler.TimeKey(used), cancellationToken);
        var documents = await RunAsync(compiler.Series(kpis, scope, used), cancellationToken).ConfigureAwait(false);
        AddOwn(documents, await own.ConfigureAwait(false), addsGroups: false);
        var filler = new SeriesFiller(kpis, calendar, days, used, filter.Compare, filter.From is null);
        return filler.Fill(periods, documents.Where(document => !IsPrevious(document)), documents.Where(IsPrevious));
    }

    /// <inheritdoc />
    public async Task<KpiMatrix> MatrixAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension rows, Dimension columns, CancellationToken cancellationToken)
    {
        ThrowUnless(kpis, kpi => !IsOwn(kpi) && kpi.ComputedRows is null);
        var (periods, days) = await PeriodsAsync(filter, kpis, cancellationToken).ConfigureAwait(false);
        var documents = await RunAsync(compiler.Matrix(kpis, ScopeOf(filter, periods), rows, columns), cancellationToken).ConfigureAwait(false);
        var rowNames = await _labels.NamesAsync(rows, documents.Select(RowOf), cancellationToken).ConfigureAwait(false);
        var columnNames = await _labels.NamesAsync(columns, documents.Select(ColumnOf), cancellationToken).ConfigureAwait(false);
        var measures = KpiCompiler.MeasuresOf(kpis);
        var cells = documents.Select(document =>
        {
            var (row, column) = (RowOf(document), ColumnOf(document));
            var measured = Measured(document, measures, () => days.Of(periods.Current, (rows, row), (columns, column)));
            return new KpiCell(
                row, _labels.LabelOf(rows, row, rowNames), column, _labels.LabelOf(columns, column, columnNames),
                kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.Evaluate(measured), StringComparer.Ordinal));
        });
        return new KpiMatrix(periods, [.. cells]);
    }

    /// <inheritdoc />
    public async Task<KpiTrends> TrendsAsync(Kpi kpi, DashboardFilter filter, Dimension dimension, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var (periods, days) = await PeriodsAsync(filter, [kpi], cancellationToken).ConfigureAwait(false);
        if (periods.Current is not { } current) return new KpiTrends(Granularity.Day, keys.ToDictionary(key => key, _ => (IReadOnlyList<decimal?>)[], StringComparer.Ordinal));
        var grain = BusinessCalendar.GrainFor(current, null);
        var pipeline = compiler.Matrix([kpi], ScopeOf(filter, periods), dimension, Dimension.Time(grain), keys);
        var documents = await RunAsync(pipeline, cancellationToken).ConfigureAwait(false);
        var byKey = documents.ToLookup(RowOf, StringComparer.Ordinal);
        var filler = new SeriesFiller([kpi], calendar, days, grain, ComparisonMode.None, filter.From is null);
        return new KpiTrends(grain, keys.ToDictionary(
            key => key,
            key => (IReadOnlyList<decimal?>)
            [
                .. filler.Fill(periods with { Comparison = null }, byKey[key].Select(document => new BsonDocument(document) { ["_id"] = document["_id"][KpiCompiler.ColumnKey] }), [])
                    .Buckets.Select(bucket => bucket.Values[kpi.Id].Value),
            ],
            StringComparer.Ordinal));
    }

    /// <inheritdoc />
    public async Task<FilterOptions> FilterOptionsAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var known = filterValues.ReadAsync(data, cancellationToken);
        var counted = FilterCounts.Read(await RunAsync(FilterCounts.Pipeline(ScopeOf(filter, EffectivePeriodsOfNone), calendar), cancellationToken).ConfigureAwait(false));
        var values = await known.ConfigureAwait(false);
        var options = new Dictionary<string, IReadOnlyList<FilterOption>>(StringComparer.Ordinal);
        foreach (var (field, counts) in counted)
        {
            var all = filter[field].Union(values[field]).Union(counts.Keys);
            options[field.Name] = [.. all.Select(value => new FilterOption(value, counts.GetValueOrDefault(value)))];
        }

        foreach (var field in filter.Narrowed.Where(field => !field.HasOptions))
        {
            var names = await _labels.NamesAsync(Dimension.Of(field), filter[field], cancellationToken).ConfigureAwait(false);
            options[field.Name] = [.. filter[field].Select(value => new FilterOption(value, null, names.GetValueOrDefault(value)))];
        }

        return new FilterOptions(options);
    }

    private static EffectivePeriods EffectivePeriodsOfNone { get; } = new(null, null, false);

    private QueryScope ScopeOf(DashboardFilter filter, EffectivePeriods periods) => new(filter, periods.Comparison, data);

    private async Task<List<BsonDocument>> RunAsync(BsonDocument[] pipeline, CancellationToken cancellationToken)
    {
        using var cursor = await _orders.AggregateAsync<BsonDocument>(pipeline, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static (List<BsonDocument> Page, int Groups) PageOf(List<BsonDocument> documents, BreakdownOrder order)
    {
        if (order.Take is null) return ([.. documents.Skip(order.Skip)], documents.Count);
        var page = documents.Single();
        var count = page[KpiCompiler.CountField].AsBsonArray;
        return ([.. page[KpiCompiler.RowsField].AsBsonArray.Cast<BsonDocument>()], count.Count == 0 ? 0 : count[0][KpiCompiler.CountField].ToInt32());
    }

    private string RowOf(BsonDocument document) => _labels.KeyOf(document["_id"][KpiCompiler.RowKey]);

    private string ColumnOf(BsonDocument document) => _labels.KeyOf(document["_id"][KpiCompiler.ColumnKey]);

    private static bool IsPrevious(BsonDocument document) => document.Contains(KpiCompiler.PreviousFlag);

    /// <summary>The measures of a group; where it does not have one, or there is no group, a sum is 0, as nothing was added up, and the rest is no value.</summary>
    /// <param name="document">The group; null: there is none.</param>
    /// <param name="measures">The measures.</param>
    /// <param name="days">The calendar days that it covers.</param>
    /// <param name="prefix">What stands before the names in the document.</param>
    internal static Dictionary<string, decimal?> Measured(BsonDocument? document, IEnumerable<Measure> measures, Func<decimal> days, string prefix = "") =>
        measures.ToDictionary(
            measure => measure.Name,
            measure => measure.By == Accumulation.Calendar ? days()
                : document?.GetValue(prefix + measure.Name, null) is { } value ? ExactDecimal.From(value)
                : measure.By == Accumulation.Sum ? 0m : null,
            StringComparer.Ordinal);

    /// <summary>The figures of measures. No measures: no value, or nothing to compare with.</summary>
    internal static Dictionary<string, KpiValue> Values(
        IEnumerable<Kpi> kpis, IReadOnlyDictionary<string, decimal?>? current, IReadOnlyDictionary<string, decimal?>? previous) =>
        kpis.ToDictionary(
            kpi => kpi.Id,
            kpi => new KpiValue(current is null ? null : kpi.Evaluate(current), previous is null ? null : kpi.Evaluate(previous))
            {
                IsEstimate = current is not null && kpi.Estimated?.Evaluate(current) > 0m,
            },
            StringComparer.Ordinal);
}
