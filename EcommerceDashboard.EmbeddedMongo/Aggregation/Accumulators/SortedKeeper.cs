namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary>Keeps the first items of an order, of however many it is given; of equal items the earlier one.</summary>
internal sealed class SortedKeeper<T>
{
    private readonly int _count;
    private readonly Comparison<T> _compare;
    private readonly PriorityQueue<T, (T Item, long Sequence)> _kept;
    private long _sequence;

    public SortedKeeper(int count, Comparison<T> compare)
    {
        _count = count;
        _compare = compare;
        // The last of the order stands at the head of the queue: the next to go.
        _kept = new(Comparer<(T Item, long Sequence)>.Create((x, y) => Compare(y, x)));
    }

    public void Add(T item)
    {
        var entry = (item, _sequence++);
        if (_kept.Count < _count)
            _kept.Enqueue(item, entry);
        else if (_kept.TryPeek(out _, out var last) && Compare(entry, last) < 0)
            _kept.EnqueueDequeue(item, entry);
    }

    /// <summary>Takes over the items of a keeper that was given later items.</summary>
    public void AddRange(SortedKeeper<T> later)
    {
        foreach (var item in later.Sorted())
            Add(item);
    }

    /// <summary>The items kept, in order.</summary>
    public IReadOnlyList<T> Sorted()
    {
        var entries = _kept.UnorderedItems.Select(entry => entry.Priority).ToArray();
        Array.Sort(entries, Compare);
        return Array.ConvertAll(entries, entry => entry.Item);
    }

    private int Compare((T Item, long Sequence) x, (T Item, long Sequence) y)
    {
        var order = _compare(x.Item, y.Item);
        return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
    }
}
