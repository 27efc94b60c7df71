namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>The bounds of a window around each document, both within.</summary>
internal abstract class WindowBounds
{
    /// <summary>From the first document of the partition to the last.</summary>
    public static WindowBounds WholePartition { get; } = new DocumentBounds(null, null);

    /// <summary>Whether documents leave the window as it moves on.</summary>
    public abstract bool IsSliding { get; }

    /// <summary>The frames of the documents: start within, end not.</summary>
    public abstract IReadOnlyList<(int Start, int End)> Frames(WindowPartition partition);

    /// <summary>Parses a <c>window</c>.</summary>
    /// <exception cref="CommandException">The window is wrong, or does not fit the order.</exception>
    public static WindowBounds Parse(BsonValue? window, WindowSort? sort)
    {
        if (window is null) return WholePartition;
        if (window is not BsonDocument specification) throw CommandException.FailedToParse("'window' field must be an object");
        foreach (var unknown in specification.Names.Where(name => name is not ("documents" or "range" or "unit")))
            throw CommandException.FailedToParse($"'window' field contains an unknown field: {unknown}");
        var documents = specification.GetValue("documents", null);
        var range = specification.GetValue("range", null);
        var unit = specification.GetValue("unit", null);
        if (documents is not null && range is not null)
            throw CommandException.FailedToParse("Window bounds can specify either 'documents' or 'range', not both.");
        if (range is not null) return RangeBounds.Parse(range, unit, sort);
        if (unit is not null) throw CommandException.FailedToParse("Window bounds can only specify 'unit' with range-based bounds.");
        return documents is null ? WholePartition : ParseDocuments(documents, sort);
    }

    /// <summary>The two bounds of an array; null: unbounded.</summary>
    internal static (BsonValue? Lower, BsonValue? Upper) ParsePair(string kind, BsonValue value)
    {
        if (value is not BsonArray { Count: 2 } pair) throw CommandException.FailedToParse($"Window bounds must be a 2-element array: {kind}: {value}");
        return (ParseBound(pair[0]), ParseBound(pair[1]));
    }

    private static BsonValue? ParseBound(BsonValue bound) => bound switch
    {
        BsonString { Value: "unbounded" } => null,
        BsonString { Value: "current" } => new BsonInt32(0),
        { IsNumeric: true } => bound,
        _ => throw CommandException.FailedToParse($"Numeric bounds expected, or 'unbounded' or 'current', but found: {bound}"),
    };

    private static DocumentBounds ParseDocuments(BsonValue documents, WindowSort? sort)
    {
        var (lower, upper) = ParsePair("documents", documents);
        var bounds = new DocumentBounds(Whole(lower), Whole(upper));
        if (bounds is { Lower: { } low, Upper: { } high } && low > high)
            throw CommandException.Location(5339900, $"Lower bound must not exceed upper bound: {documents}");
        if (sort is null && (lower is not null || upper is not null)) throw CommandException.Location(5339901, "Document-based bounds require a sortBy");
        return bounds;
    }

    private static int? Whole(BsonValue? bound) => bound is null ? null
        : Numbers.ExactInt32(bound) ?? throw CommandException.FailedToParse($"document-based bounds must be integers, but found: {bound}");

    /// <summary>Bounds as distances in documents; null: unbounded.</summary>
    private sealed class DocumentBounds(int? lower, int? upper) : WindowBounds
    {
        public int? Lower => lower;

        public int? Upper => upper;

        public override bool IsSliding => lower is not null;

        public override IReadOnlyList<(int Start, int End)> Frames(WindowPartition partition)
        {
            var frames = new (int, int)[partition.Count];
            for (var i = 0; i < frames.Length; i++)
            {
                var start = lower is { } low ? (int)Math.Clamp((long)i + low, 0, frames.Length) : 0;
                var end = upper is { } high ? (int)Math.Clamp((long)i + high + 1, 0, frames.Length) : frames.Length;
                frames[i] = (start, Math.Max(start, end));
            }

            return frames;
        }
    }
}
