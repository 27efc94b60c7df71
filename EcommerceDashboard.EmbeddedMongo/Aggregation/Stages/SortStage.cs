using EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;
using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$sort</c>: stable; with a <c>$limit</c> behind it, only the first documents are kept while sorting.</summary>
internal sealed class SortStage(SortOrder order, BsonDocument specification) : GatheringStage
{
    /// <summary>How many of the first documents a later stage asks for; null: all.</summary>
    public int? Wanted { get; set; }

    public static SortStage Parse(BsonValue argument) =>
        argument is BsonDocument specification
            ? new SortStage(SortOrder.Parse(specification), specification)
            : throw CommandException.Location(15973, "the $sort key specification must be an object");

    public override Gathering Start(PipelineRun run) => Wanted is { } count ? new FirstSorted(order, count) : new AllSorted(order);

    public override bool AddNeeds(FieldNeeds needs)
    {
        foreach (var path in specification.Names)
            needs.AddPath(path);
        return false;
    }

    private sealed class AllSorted(SortOrder order) : Gathering
    {
        private readonly DocumentPacker _packer = new();
        private readonly List<(BsonValue[] Key, PackedDocument Document)> _entries = [];

        public override void AddRange(IEnumerable<BsonDocument> documents)
        {
            foreach (var document in documents)
                _entries.Add((order.KeyOf(document), _packer.Pack(document)));
        }

        public override void Merge(Gathering later) => _entries.AddRange(((AllSorted)later)._entries);

        public override IEnumerable<BsonDocument> Results() =>
            _entries.OrderBy(entry => entry.Key, Comparer<BsonValue[]>.Create(order.CompareKeys)).Select(entry => entry.Document.Unpack());
    }

    private sealed class FirstSorted(SortOrder order, int count) : Gathering
    {
        private readonly SortedKeeper<BsonDocument> _kept = new(count, order.Compare);

        public override void AddRange(IEnumerable<BsonDocument> documents)
        {
            foreach (var document in documents)
                _kept.Add(document);
        }

        public override void Merge(Gathering later) => _kept.AddRange(((FirstSorted)later)._kept);

        public override IEnumerable<BsonDocument> Results() => _kept.Sorted();
    }
}
