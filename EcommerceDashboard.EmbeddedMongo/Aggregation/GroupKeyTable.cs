namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Finds groups by their key, a tuple of values of which each may be missing; keeps them in order of first appearance.</summary>
/// <typeparam name="T">What is kept for a group.</typeparam>
/// <remarks>A hash table of its own: a look-up allocates nothing, and equality is MongoDB's (1 is 1.0, missing is not null).</remarks>
internal sealed class GroupKeyTable<T>
{
    private readonly List<Group> _groups = [];
    private int[] _buckets = new int[64];

    /// <summary>The groups in order of first appearance.</summary>
    public IReadOnlyList<Group> Groups => _groups;

    /// <summary>The group of a key; made when it is new.</summary>
    /// <param name="key">The parts of the key; copied when kept.</param>
    /// <param name="create">Makes what is kept for a new group.</param>
    public T GetOrAdd(ReadOnlySpan<BsonValue?> key, Func<BsonValue?[], T> create)
    {
        var hash = Hash(key);
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _groups[i].Next)
        {
            if (_groups[i].Hash == hash && AreEqual(_groups[i].Key, key))
                return _groups[i].Value;
        }

        var added = key.ToArray();
        return Add(added, hash, create(added));
    }

    /// <summary>Adds a group that another table holds; gives back the own one of the same key, if there is one.</summary>
    public bool TryAdd(Group group, out T existing)
    {
        for (var i = _buckets[group.Hash & (_buckets.Length - 1)] - 1; i >= 0; i = _groups[i].Next)
        {
            if (_groups[i].Hash == group.Hash && AreEqual(_groups[i].Key, group.Key))
            {
                existing = _groups[i].Value;
                return false;
            }
        }

        existing = Add(group.Key, group.Hash, group.Value);
        return true;
    }

    private T Add(BsonValue?[] key, int hash, T value)
    {
        if (_groups.Count == _buckets.Length)
            Grow();
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _groups.Add(new Group(key, hash, value) { Next = bucket - 1 });
        bucket = _groups.Count;
        return value;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 4];
        for (var i = 0; i < _groups.Count; i++)
        {
            ref var bucket = ref _buckets[_groups[i].Hash & (_buckets.Length - 1)];
            _groups[i].Next = bucket - 1;
            bucket = i + 1;
        }
    }

    private static int Hash(ReadOnlySpan<BsonValue?> key)
    {
        var hash = 17;
        foreach (var part in key)
            hash = (hash * 486187739) + HashOf(part);
        return hash ^ (hash >>> 16);
    }

    private static int HashOf(BsonValue? value) => value switch
    {
        null => 1,
        BsonString text => text.Value.GetHashCode(StringComparison.Ordinal),
        BsonSymbol symbol => symbol.Name.GetHashCode(StringComparison.Ordinal),
        _ => BsonOrder.Instance.GetHashCode(value),
    };

    private static bool AreEqual(ReadOnlySpan<BsonValue?> x, ReadOnlySpan<BsonValue?> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!AreEqual(x[i], y[i]))
                return false;
        }

        return true;
    }

    private static bool AreEqual(BsonValue? x, BsonValue? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        if (x is null || y is null)
            return false;
        return x is BsonString left && y is BsonString right ? left.Value == right.Value : BsonOrder.Instance.Compare(x, y) == 0;
    }

    /// <summary>One group.</summary>
    public sealed class Group(BsonValue?[] key, int hash, T value)
    {
        public BsonValue?[] Key { get; } = key;

        public int Hash { get; } = hash;

        public T Value { get; } = value;

        /// <summary>The next group in the same bucket; -1: none.</summary>
        public int Next { get; set; }
    }
}
