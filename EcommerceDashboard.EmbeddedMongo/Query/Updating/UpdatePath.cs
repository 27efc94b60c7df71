namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>What a component of an update's path stands for.</summary>
internal enum UpdatePartKind
{
    /// <summary>A field, or an array position.</summary>
    Field,

    /// <summary><c>$</c>: the array position by which the document matched.</summary>
    Matched,

    /// <summary><c>$[]</c>: every array element.</summary>
    All,

    /// <summary><c>$[id]</c>: the array elements that an array filter lets through.</summary>
    Filtered,
}

/// <param name="Kind">What the component stands for.</param>
/// <param name="Name">The field, or the identifier of an array filter.</param>
/// <param name="Index">The array position that the name stands for; -1: none.</param>
internal readonly record struct UpdatePart(UpdatePartKind Kind, string Name, int Index);

/// <summary>The path that an update operator changes. Paths are ordered as the server applies them: positions as numbers, names as text.</summary>
internal sealed class UpdatePath : IComparable<UpdatePath>
{
    private readonly UpdatePart[] _parts;

    private UpdatePath(string dotted, UpdatePart[] parts)
    {
        Dotted = dotted;
        _parts = parts;
    }

    public string Dotted { get; }

    public int Length => _parts.Length;

    public UpdatePart this[int part] => _parts[part];

    public bool HasMatchedPart => Array.Exists(_parts, part => part.Kind == UpdatePartKind.Matched);

    /// <summary>Whether the path goes through elements chosen at run time.</summary>
    public bool IsDynamic => Array.Exists(_parts, part => part.Kind != UpdatePartKind.Field);

    /// <summary>The first components, as text.</summary>
    public string Prefix(int count) => string.Join('.', Dotted.Split('.').Take(count));

    /// <exception cref="CommandException">A component is empty (EmptyFieldName), or a positional operator stands where none may (BadValue).</exception>
    public static UpdatePath Parse(string dotted)
    {
        var names = DottedPath.Split(dotted);
        if (names.Contains(""))
        {
            throw new CommandException(56, "EmptyFieldName", dotted.Length == 0
                ? "An empty update path is not valid."
                : $"The update path '{dotted}' contains an empty field name, which is not allowed.");
        }
        var parts = Array.ConvertAll(names, ParsePart);
        if (parts[0].Kind != UpdatePartKind.Field)
            throw CommandException.BadValue($"Cannot have array filter identifier or positional (i.e. '$') element in the first position in path '{dotted}'");
        if (parts.Count(part => part.Kind == UpdatePartKind.Matched) > 1)
            throw CommandException.BadValue($"Too many positional (i.e. '$') elements found in path '{dotted}'");
        return new UpdatePath(dotted, parts);
    }

    public int CompareTo(UpdatePath? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < Math.Min(Length, other.Length); i++)
        {
            var (left, right) = (_parts[i], other._parts[i]);
            var order = left.Index >= 0 && right.Index >= 0 ? left.Index.CompareTo(right.Index) : string.CompareOrdinal(left.Name, right.Name);
            if (order != 0) return order;
        }
        return Length.CompareTo(other.Length);
    }

    private static UpdatePart ParsePart(string name)
    {
        if (name == "$") return new UpdatePart(UpdatePartKind.Matched, name, -1);
        if (name == "$[]") return new UpdatePart(UpdatePartKind.All, "", -1);
        if (name.StartsWith("$[", StringComparison.Ordinal) && name.EndsWith(']')) return new UpdatePart(UpdatePartKind.Filtered, name[2..^1], -1);
        return new UpdatePart(UpdatePartKind.Field, name, DottedPath.IndexOf(name));
    }
}
