using System.Globalization;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Proposal;

/// <summary>The fields of some documents: where they are, of which types, with values.</summary>
internal sealed class DocumentSample
{
    private const int MostFields = 300, DeepestField = 4, MostElements = 20, MostTexts = 100, LongestExample = 60;

    private readonly Dictionary<(string? Lines, string Path), Seen> _fields = [];

    /// <summary>A field and what was seen of it.</summary>
    internal sealed class Seen(string? lines, SourcePath path)
    {
        public string? Lines => lines;

        public SourcePath Path => path;

        public Dictionary<BsonType, int> Types { get; } = [];

        /// <summary>Different texts that it holds.</summary>
        public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public string? Example { get; set; }
    }

    public DocumentSample(IEnumerable<BsonDocument> documents)
    {
        foreach (var document in documents) Add(document, null, null, 0);
    }

    /// <summary>The fields, in the order in which they were first seen.</summary>
    public IReadOnlyCollection<Seen> Fields => _fields.Values;

    /// <summary>What a page shows of them.</summary>
    public IReadOnlyList<SampledField> Shown =>
        [.. Fields.Select(seen => new SampledField(seen.Lines, seen.Path.ToString(), [.. seen.Types.OrderByDescending(type => type.Value).Select(type => NameOf(type.Key))], seen.Example))];

    private void Add(BsonDocument document, string? lines, SourcePath? above, int depth)
    {
        foreach (var element in document)
        {
            if (element.Name.Length == 0) continue;
            var path = above is null ? SourcePath.Of([element.Name]) : above.Then(element.Name);
            if (!_fields.TryGetValue((lines, path.ToString()), out var seen))
            {
                if (_fields.Count == MostFields) continue;
                _fields.Add((lines, path.ToString()), seen = new Seen(lines, path));
            }
            Add(seen, element.Value);
            if (depth == DeepestField) continue;
            if (element.Value is BsonDocument below) Add(below, lines, path, depth + 1);
            else if (element.Value is BsonArray array && lines is null)
            {
                foreach (var line in array.OfType<BsonDocument>().Take(MostElements)) Add(line, path.ToString(), null, depth + 1);
            }
        }
    }

    private static void Add(Seen seen, BsonValue value)
    {
        seen.Types[value.BsonType] = seen.Types.GetValueOrDefault(value.BsonType) + 1;
        if (value is BsonString { Value.Length: > 0 } text && seen.Texts.Count < MostTexts) seen.Texts.Add(text.Value);
        if (seen.Example is null or "" && value is not (BsonDocument or BsonArray or BsonNull or BsonUndefined or BsonBinaryData)) seen.Example = Shorten(TextOf(value));
    }

    private static string TextOf(BsonValue value) => value switch
    {
        BsonString text => text.Value,
        // The shortest text that means the same number: 0.2, not 0.20000000000000001.
        BsonDouble number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BsonDateTime date => BsonUtils.ToDateTimeFromMillisecondsSinceEpoch(Math.Clamp(date.MillisecondsSinceEpoch, -62135596800000, 253402300799999)).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Shorten(string text) => text.Length <= LongestExample ? text : string.Concat(text.AsSpan(0, LongestExample), "…");

    /// <summary>As <c>$type</c> calls them.</summary>
    private static string NameOf(BsonType type) => type switch
    {
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.Decimal128 => "decimal",
        BsonType.Document => "object",
        BsonType.Int32 => "int",
        BsonType.Int64 => "long",
        BsonType.ObjectId => "objectId",
        _ => type.ToString().ToLowerInvariant(),
    };
}
