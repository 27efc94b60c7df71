using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A set of dotted field paths, as a tree: what a pipeline reads of each document.</summary>
internal sealed class FieldTree
{
    private Entry[] _children = [];

    private FieldTree(bool isWhole) => IsWhole = isWhole;

    /// <summary>Everything below this point is needed.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The number of fields directly below.</summary>
    public int Count => _children.Length;

    /// <summary>A tree that asks for the whole document.</summary>
    public static FieldTree Whole { get; } = new(isWhole: true);

    /// <summary>A tree that asks for nothing yet.</summary>
    public static FieldTree Empty() => new(isWhole: false);

    /// <summary>Adds a field with all below it.</summary>
    public void Add(string path)
    {
        var node = Reach(path);
        node.IsWhole = true;
        node._children = [];
    }

    /// <summary>Adds a field, but nothing below it: of a document or an array only the shell is taken.</summary>
    public void AddShape(string path) => Reach(path);

    private FieldTree Reach(string path)
    {
        var node = this;
        foreach (var name in path.Split('.'))
        {
            if (node.IsWhole) break;
            // An array index names a position as well as a field: from there on all is taken.
            if (node != this && name.Length > 0 && char.IsAsciiDigit(name[0]))
            {
                node.IsWhole = true;
                node._children = [];
                break;
            }

            node = node.Child(name);
        }

        return node;
    }

    /// <summary>The subtree of a field, its name given as UTF-8; null: not needed.</summary>
    public Entry? Find(ReadOnlySpan<byte> name)
    {
        foreach (var child in _children)
        {
            if (name.SequenceEqual(child.Utf8)) return child;
        }

        return null;
    }

    private FieldTree Child(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        if (Find(utf8) is { } found) return found.Tree;
        var added = new Entry(name, utf8, new FieldTree(isWhole: false));
        _children = [.. _children, added];
        return added.Tree;
    }

    /// <summary>One field of a tree.</summary>
    public sealed record Entry(string Name, byte[] Utf8, FieldTree Tree);
}
