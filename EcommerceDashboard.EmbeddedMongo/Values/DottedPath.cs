using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A dotted path, as <c>lines.0.price</c>, taken apart once.</summary>
internal sealed class DottedPath
{
    /// <summary>The number of components MongoDB allows: a path is no deeper than a document.</summary>
    private const int Deepest = 200;

    private readonly string[] _parts;
    private readonly int[] _indexes;

    /// <exception cref="CommandException">Overflow (15): too many components.</exception>
    public DottedPath(string dotted)
        : this(dotted, Split(dotted))
    {
    }

    private DottedPath(string dotted, string[] parts)
    {
        Dotted = dotted;
        _parts = parts;
        _indexes = Array.ConvertAll(parts, IndexOf);
    }

    /// <summary>The path as written.</summary>
    public string Dotted { get; }

    /// <summary>The number of components.</summary>
    public int Length => _parts.Length;

    public string this[int part] => _parts[part];

    public ReadOnlySpan<string> Parts => _parts;

    /// <summary>The array position that a component names, -1 when it is no number in its shortest form.</summary>
    public int Index(int part) => _indexes[part];

    /// <summary>Whether a component can stand for an array position.</summary>
    public bool HasIndex => Array.Exists(_indexes, index => index >= 0);

    /// <summary>The path without its first components.</summary>
    public DottedPath Skip(int count) => new(string.Join('.', _parts.Skip(count)), _parts[count..]);

    /// <summary>
    /// The value reached through documents alone, null when it is missing; <paramref name="array" /> is the array met on the
    /// way, <paramref name="depth" /> the number of components used up, with which the caller goes on by its own rules.
    /// </summary>
    public BsonValue? Walk(BsonDocument document, out BsonArray? array, out int depth)
    {
        array = null;
        BsonValue value = document;
        for (depth = 0; depth < _parts.Length; depth++)
        {
            if (value is BsonDocument parent)
            {
                if (!parent.TryGetValue(_parts[depth], out value)) return null;
                continue;
            }
            array = value as BsonArray;
            return null;
        }
        return value;
    }

    /// <summary>The components of a path.</summary>
    /// <exception cref="CommandException">Overflow (15): there are too many of them.</exception>
    public static string[] Split(string dotted) => dotted.AsSpan().Count('.') < Deepest
        ? dotted.Split('.')
        : throw new CommandException(15, "Overflow", $"FieldPath is too long: more than {Deepest} components");

    public override string ToString() => Dotted;

    /// <summary>The array position that a text names, -1 when it is no number in its shortest form.</summary>
    public static int IndexOf(string part) =>
        part.Length is > 0 and < 11 && char.IsAsciiDigit(part[0]) && (part.Length == 1 || part[0] != '0')
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;
}
