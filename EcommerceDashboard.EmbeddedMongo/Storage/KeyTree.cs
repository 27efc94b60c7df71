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

    /// <summary>The keys from a bound up to another, which is left out, in order.</summary>
    public IEnumerable<byte[]> Range(byte[] from, byte[] to)
    {
        var path = new Stack<(Node Node, int Next)>();
        var node = _root;
        while (node.Children is not null)
        {
            var child = node.ChildFor(from);
            path.Push((node, child + 1));
            node = node.Children[child];
        }
        var position = node.Position(from);
        while (true)
        {
            for (; position < node.Count; position++)
            {
                if (Order(node.Keys[position], to) >= 0) yield break;
                yield return node.Keys[position];
            }
            while (path.Count > 0 && path.Peek().Next == path.Peek().Node.Count) path.Pop();
            if (path.Count == 0) yield break;
            var (parent, next) = path.Pop();
            path.Push((parent, next + 1));
            node = parent.Children![next];
            while (node.Children is not null)
            {
                path.Push((node, 1));
                node = node.Children[0];
            }
            position = 0;
        }
    }

    /// <summary>The same keys as <see cref="Range"/>, backwards.</summary>
    public IEnumerable<byte[]> RangeBackwards(byte[] from, byte[] to)
    {
        var path = new Stack<(Node Node, int Next)>();
        var node = _root;
        while (node.Children is not null)
        {
            var child = node.ChildFor(to);
            path.Push((node, child - 1));
            node = node.Children[child];
        }
        var position = node.Position(to) - 1;
        while (true)
        {
            for (; position >= 0; position--)
            {
                if (Order(node.Keys[position], from) < 0) yield break;
                yield return node.Keys[position];
            }
            while (path.Count > 0 && path.Peek().Next < 0) path.Pop();
            if (path.Count == 0) yield break;
            var (parent, next) = path.Pop();
            path.Push((parent, next - 1));
            node = parent.Children![next];
            while (node.Children is not null)
            {
                path.Push((node, node.Count - 2));
                node = node.Children[node.Count - 1];
            }
            position = node.Count - 1;
        }
    }

    private static int Order(byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y);

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

        /// <summary>The place of the first key that is not smaller.</summary>
        public int Position(byte[] key)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (Order(Keys[middle], key) < 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        public int ChildFor(byte[] key)
        {
            int low = 1, high = Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (Order(Keys[middle], key) <= 0) low = middle + 1;
                else high = middle;
            }
            return low - 1;
        }

        public bool Add(byte[] key, object? editor, bool rightmost, out Node? split)
        {
            split = null;
            if (Children is null)
            {
                var position = Position(key);
                if (position < Count && Order(Keys[position], key) == 0) return false;
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
                if (position == Count || Order(Keys[position], key) != 0) return false;
                Delete(position);
                return true;
            }
            var index = ChildFor(key);
            Children[index] = Children[index].Editable(editor);
            if (!Children[index].Remove(key, editor)) return false;
            if (Children[index].Count == 0) Delete(index);
            return true;
        }

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
