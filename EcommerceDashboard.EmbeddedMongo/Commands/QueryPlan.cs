using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>How a filter is answered, in the words of MongoDB's <c>explain</c>.</summary>
internal sealed class QueryPlan
{
    private readonly CollectionVersion? _collection;
    private readonly BsonDocument _filter;
    private readonly Matcher _matcher;
    private readonly BsonDocument? _sort;
    private readonly IndexScan? _scan;

    public QueryPlan(CollectionVersion? collection, BsonDocument? filter, BsonDocument? sort, BsonDocument let, DateTime now)
    {
        _collection = collection;
        _filter = filter ?? [];
        _matcher = Matcher.Parse(_filter, let, now);
        _sort = sort is { ElementCount: > 0 } && sort.GetElement(0).Name != "$natural" ? sort : null;
        _scan = collection is null ? null : IndexPlanner.Plan(collection.Indexes, _filter, _matcher, _sort);
    }

    /// <summary>The stages that find and sort the documents.</summary>
    public BsonDocument Stages()
    {
        var stage = Access();
        return _sort is null || _scan is { IsSorted: true }
            ? stage
            : new BsonDocument { { "stage", "SORT" }, { "sortPattern", _sort }, { "type", "simple" }, { "inputStage", stage } };
    }

    /// <summary>Runs the search and says what it took.</summary>
    public BsonDocument Execute(BsonDocument stages, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        int examined = 0, returned = 0;
        foreach (var (_, document) in _collection?.Records(_scan) ?? [])
        {
            cancellation.ThrowIfCancellationRequested();
            examined++;
            if (_matcher.Matches(BsonCodec.Decode(document))) returned++;
        }
        return new BsonDocument
        {
            { "executionSuccess", true },
            { "nReturned", returned },
            { "executionTimeMillis", (int)time.GetElapsedTime(started).TotalMilliseconds },
            { "totalKeysExamined", _scan is null ? 0 : examined },
            { "totalDocsExamined", examined },
            { "executionStages", new BsonDocument(stages) { { "nReturned", returned } } },
        };
    }

    /// <summary>The section <c>queryPlanner</c>.</summary>
    public BsonDocument Planner(Namespace name, BsonDocument stages) => new()
    {
        { "namespace", name.ToString() },
        { "indexFilterSet", false },
        { "parsedQuery", _filter },
        { "winningPlan", stages },
        { "rejectedPlans", new BsonArray() },
    };

    private BsonDocument Access()
    {
        if (_collection is null) return new BsonDocument("stage", "EOF");
        if (_scan is null)
        {
            var whole = new BsonDocument("stage", "COLLSCAN");
            if (_filter.ElementCount > 0) whole["filter"] = _filter;
            return whole.Add("direction", "forward");
        }
        var index = _scan.Index.Definition;
        if (_scan.IsIdLookup) return new BsonDocument { { "stage", "IDHACK" }, { "keyPattern", index.Key }, { "indexName", index.Name } };
        var keys = new BsonDocument
        {
            { "stage", "IXSCAN" },
            { "keyPattern", index.Key },
            { "indexName", index.Name },
            { "isMultiKey", _scan.Index.IsMultikey },
            { "isUnique", index.Unique },
            { "isSparse", index.Sparse },
            { "isPartial", index.PartialFilter is not null },
            { "indexVersion", 2 },
            { "direction", _scan.IsBackward ? "backward" : "forward" },
        };
        return new BsonDocument { { "stage", "FETCH" }, { "filter", _filter }, { "inputStage", keys } };
    }
}
