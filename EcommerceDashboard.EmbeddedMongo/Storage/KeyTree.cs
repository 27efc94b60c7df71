namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>
/// A sorted set of index entries, a B+ tree. A version that readers hold never changes:
/// a writer copies the nodes it touches, once per batch of writes.
/// </summary>
internal sealed class KeyTree
{
    private const int Fanout = 128;

    private readonly object? _owner;
    private Node _root;

    public KeyTree()
    {
        _root = new Node(null, leaf: true);
    }

    private KeyTree(Node root, int count, object? owner)
    {
        _owner = owner;
        _root = root;
        Count = count;
    }

    public int Count { get; private set; }

    /// <summary>A version that the owner may change; itself when it already is one.</summary>
    public KeyTree Edit(object owner) => ReferenceEquals(_owner, owner) ? this : new KeyTree(_root, Count, owner);

    /// <summary>A tree of keys that are sorted and distinct already.</summary>
    public static KeyTree FromSorted(IReadOnlyList<byte[]> keys)
    {
        const int Fill = Fanout * 7 / 8;
        if (keys.Count == 0) return new KeyTree();
        var level = new List<Node>();
        for (var start = 0; start < keys.Count; start += Fill)
        {
            var leaf = new Node(null, leaf: true) { Count = Math.Min(Fill, keys.Count - start) };
            for (var i = 0; i < leaf.Count; i++) leaf.Keys[i] = keys[start + i];
            level.Add(leaf);
        }
        while (level.Count > 1)
        {
            var parents = new List<Node>();
            for (var start = 0; start < level.Count; start += Fill)
            {
                var parent = new Node(null, leaf: false) { Count = Math.Min(Fill, level.Count - start) };
                for (var i = 0; i < parent.Count; i++)
                {
                    parent.Children![i] = level[start + i];
                    parent.Keys[i] = level[start + i].Keys[0];
                }
                parents.Add(parent);
            }
            level = parents;
        }
        return new KeyTree(level[0], keys.Count, null);
    }

    /// <summary>Adds a key; false: it was there.</summary>
    public bool Add(byte[] key)
    {
        _root = _root.Editable(_owner);
        if (!_root.Add(key, _owner, rightmost: true, out var split)) return false;
        if (split is not null)
        {
            var root = new Node(_owner, leaf: false) { Count = 2 };
            (root.Children![0], root.Children[1]) = (_root, split);
            (root.Keys[0], root.Keys[1]) = (_root.Keys[0], split.Keys[0]);
            _root = root;
        }
        Count++;
        return true;
    }

    /// <summary>Takes a key out; false: it was not there.</summary>
    public bool Remove(byte[] key)
    {
        _root = _root.Editable(_owner);
        if (!_root.Remove(key, _owner)) return false;
        while (_root.Children is not null && _root.Count == 1) _root = _root.Children[0];
        if (_root.Count == 0) _root = new Node(_owner, leaf: true);
        Count--;
        return true;
    }

    /// <summary>The keys from a bound up to another, which is left out, in order or backwards.</summary>
    public IEnumerable<byte[]> Range(byte[] from, byte[] to, bool isBackward = false) => _root.Range(from, to, isBackward);

    private sealed class Node(object? owner, bool leaf)
    {
        /// <summary>Of a leaf its keys; of a branch a lower bound of each child (that of the first is not used).</summary>
        public byte[][] Keys { get; private init; } = new byte[Fanout][];

        public Node[]? Children { get; private init; } = leaf ? null : new Node[Fanout];

        public int Count { get; set; }

        public Node Editable(object? newOwner)
        {
            if (newOwner is not null && ReferenceEquals(owner, newOwner)) return this;
            return new Node(newOwner, leaf: true)
            {
                Keys = [.. Keys],
                Children = Children is null ? null : [.. Children],
                Count = Count,
            };
        }

        public IEnumerable<byte[]> Range(byte[] from, byte[] to, bool isBackward)
        {
            if (Children is null)
            {
                int low = Position(from), high = Position(to);
                for (var i = 0; i < high - low; i++) yield return Keys[isBackward ? high - 1 - i : low + i];
                yield break;
            }
            int first = ChildFor(from), last = ChildFor(to);
            for (var i = 0; i <= last - first; i++)
            {
                foreach (var key in Children[isBackward ? last - i : first + i].Range(from, to, isBackward)) yield return key;
            }
        }

        public bool Add(byte[] key, object? editor, bool rightmost, out Node? split)
        {
            split = null;
            if (Children is null)
            {
                var position = Position(key);
                if (Holds(position, key)) return false;
                Insert(position, key, null, editor, rightmost, out split);
                return true;
            }
            var index = ChildFor(key);
            Children[index] = Children[index].Editable(editor);
            if (!Children[index].Add(key, editor, rightmost && index == Count - 1, out var child)) return false;
            if (child is not null) Insert(index + 1, child.Keys[0], child, editor, rightmost, out split);
            return true;
        }

        public bool Remove(byte[] key, object? editor)
        {
            if (Children is null)
            {
                var position = Position(key);
                if (!Holds(position, key)) return false;
                Delete(position);
                return true;
            }
            var index = ChildFor(key);
            Children[index] = Children[index].Editable(editor);
            if (!Children[index].Remove(key, editor)) return false;
            if (Children[index].Count == 0) Delete(index);
            return true;
        }

        /// <summary>The place of the first key that is not smaller.</summary>
        private int Position(byte[] key)
        {
            var place = Array.BinarySearch(Keys, 0, Count, key, KeyRange.ByBytes);
            return place < 0 ? ~place : place;
        }

        private int ChildFor(byte[] key)
        {
            var place = Array.BinarySearch(Keys, 1, Count - 1, key, KeyRange.ByBytes);
            return place < 0 ? ~place - 1 : place;
        }

        private bool Holds(int position, byte[] key) => position < Count && Keys[position].AsSpan().SequenceEqual(key);

        private void Insert(int position, byte[] key, Node? child, object? editor, bool rightmost, out Node? split)
        {
            split = null;
            if (Count == Fanout)
            {
                // Growing keys, as ObjectIds, leave full nodes behind instead of half-empty ones.
                var middle = rightmost && position == Count ? Count : Count / 2;
                split = new Node(editor, Children is null) { Count = Count - middle };
                Array.Copy(Keys, middle, split.Keys, 0, split.Count);
                if (Children is not null) Array.Copy(Children, middle, split.Children!, 0, split.Count);
                Count = middle;
                if (position >= middle && (position > middle || split.Count == 0))
                {
                    split.Insert(position - middle, key, child, editor, rightmost, out _);
                    return;
                }
            }
            Array.Copy(Keys, position, Keys, position + 1, Count - position);
            Keys[position] = key;
            if (child is not null)
            {
                Array.Copy(Children!, position, Children!, position + 1, Count - position);
                Children![position] = child;
            }
            Count++;
        }

        private void Delete(int position)
        {
            Count--;
            Array.Copy(Keys, position + 1, Keys, position, Count - position);
            if (Children is not null) Array.Copy(Children, position + 1, Children, position, Count - position);
        }
    }
}
