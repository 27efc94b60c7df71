using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

// Figures with a pipeline of their own: each runs beside the common one, and its measures join the groups that this one has.
internal sealed partial class KpiQueries
{
    private static bool IsOwn(Kpi kpi) => kpi.OwnPipeline is not null;

    private static void ThrowIfNotBrokenDown(IReadOnlyList<Kpi> kpis, Grain grain)
    {
        if (kpis.FirstOrDefault(kpi => !kpi.HasGroupsBy(grain)) is { } whole)
            throw new ArgumentException($"{whole.Id} cannot be broken down like that.", nameof(kpis));
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
