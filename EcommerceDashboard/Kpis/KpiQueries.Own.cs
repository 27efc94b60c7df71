using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

// Figures that do not add up. One with a pipeline of its own runs beside the common one, and its measures join the groups that this one has;
// rows that are computed come from answers to other questions.
internal sealed partial class KpiQueries
{
    private static bool IsOwn(Kpi kpi) => kpi.OwnPipeline is not null;

    private static bool IsPerDay(Kpi kpi) => kpi.Measures.Any(measure => measure.By == Accumulation.Calendar);

    private static void ThrowUnless(IReadOnlyList<Kpi> kpis, Func<Kpi, bool> canBeBrokenDown)
    {
        if (kpis.FirstOrDefault(kpi => !canBeBrokenDown(kpi)) is { } whole)
            throw new ArgumentException($"{whole.Id} cannot be broken down like that.", nameof(kpis));
    }

    private async Task<KpiBreakdown> ComputedAsync(Kpi kpi, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken)
    {
        var answer = await kpi.ComputedRows!.AnswerAsync(this, filter, dimension, cancellationToken).ConfigureAwait(false);
        var names = await _labels.NamesAsync(dimension, answer.Rows.Select(row => row.Key), cancellationToken).ConfigureAwait(false);
        KpiRow[] rows =
        [
            .. answer.Rows.Select(row => new KpiRow(
                row.Key, _labels.LabelOf(dimension, row.Key, names), new Dictionary<string, KpiValue>(StringComparer.Ordinal) { [kpi.Id] = new(row.Value, null) }))
                .Where(row => string.IsNullOrEmpty(order.Search) || row.Label.Contains(order.Search, StringComparison.OrdinalIgnoreCase)),
        ];
        var byKey = order.Descending ? rows.Reverse() : rows;
        var page = order.SortBy is null ? byKey.Skip(order.Skip).Take(order.Take ?? int.MaxValue) : SortedHere(rows, order);
        return new KpiBreakdown(answer.Periods, [.. page], rows.Length) { RowUnit = answer.Unit };
    }

    private async Task<IEnumerable<BsonDocument>> OwnAsync(IReadOnlyList<Kpi> kpis, QueryScope scope, BsonValue key, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(kpis.Where(IsOwn).Select(kpi => OneAsync(kpi))).ConfigureAwait(false);
        return answers.SelectMany(documents => documents);

        async Task<List<BsonDocument>> OneAsync(Kpi kpi)
        {
            var pipeline = compiler.Own(kpi, scope, key);
            return pipeline.Length == 0 ? [] : await RunAsync(pipeline, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts the measures of own pipelines into the groups. In a group of both ranges they stand under the names of the compared range.</summary>
    /// <param name="groups">The groups so far.</param>
    /// <param name="own">What own pipelines answered.</param>
    /// <param name="addsGroups">A group that is not there is added; else what only own pipelines have is left out, as by a search or a page.</param>
    private static void AddOwn(List<BsonDocument> groups, IEnumerable<BsonDocument> own, bool addsGroups)
    {
        foreach (var document in own)
        {
            var isPrevious = IsPrevious(document);
            var group = groups.Find(group => group["_id"] == document["_id"] && IsPrevious(group) == isPrevious);
            var prefix = "";
            if (group is null && isPrevious && !addsGroups)
            {
                group = groups.Find(group => group["_id"] == document["_id"]);
                prefix = KpiCompiler.PreviousPrefix;
            }

            if (group is null && addsGroups) groups.Add(document);
            if (group is null) continue;
            foreach (var measure in document.Where(element => element.Name is not ("_id" or KpiCompiler.PreviousFlag))) group[prefix + measure.Name] = measure.Value;
        }
    }

    private static IEnumerable<KpiRow> SortedHere(IEnumerable<KpiRow> rows, BreakdownOrder order)
    {
        var known = rows.OrderBy(row => ValueOf(row) is null);
        var sorted = order.Descending ? known.ThenByDescending(ValueOf) : known.ThenBy(ValueOf);
        return sorted.ThenBy(row => row.Key, StringComparer.Ordinal).Skip(order.Skip).Take(order.Take ?? int.MaxValue);

        decimal? ValueOf(KpiRow row) => row.Values[order.SortBy!.Id].Value;
    }
}
