namespace EcommerceDashboard.EmbeddedMongo.Query.Sorting;

/// <summary>The keys of a document whose sort goes through an array: one for each element, as an index would hold.</summary>
internal static class SortKeys
{
    /// <summary>Keys with missing as null and an empty array as undefined.</summary>
    /// <exception cref="CommandException">Two fields lie in different arrays (BadValue).</exception>
    public static IEnumerable<BsonValue[]> Of(SortPart[] parts, BsonDocument document) =>
        Expand(Array.ConvertAll(parts, part => new Cursor(part.Path, document, 0)));

    private static IEnumerable<BsonValue[]> Expand(Cursor[] cursors)
    {
        var reached = Array.ConvertAll(cursors, cursor => cursor.Advance());
        BsonArray? array = null;
        foreach (var cursor in reached)
        {
            if (cursor is not { Value: BsonArray met, IsElement: false }) continue;
            if (array is not null && !ReferenceEquals(array, met)) throw CommandException.BadValue("cannot sort with keys that are parallel arrays");
            array = met;
        }

        if (array is null) return [Array.ConvertAll(reached, cursor => cursor.Value ?? BsonNull.Value)];
        return array.Count == 0
            ? [Array.ConvertAll(reached, cursor => cursor.OfEmptyArray())]
            : array.SelectMany(element => Expand(Array.ConvertAll(reached, cursor => cursor.Into(array, element))));
    }

    /// <summary>A path walked so far: the value reached and the component that comes next.</summary>
    private readonly record struct Cursor(DottedPath? Path, BsonValue? Value, int Part, bool IsElement = false)
    {
        private bool IsAtEnd => Path is null || Part == Path.Length;

        /// <summary>Goes on to the end of the path, or to an array on the way that is to be looked into.</summary>
        public Cursor Advance()
        {
            var (value, part) = (Value, Part);
            while (Path is not null && part < Path.Length)
            {
                if (value is BsonDocument document)
                    value = document.GetValue(Path[part], null);
                else if (value is not BsonArray array)
                    return this with { Value = null, Part = Path.Length };
                else if (Path.Index(part) is >= 0 and var index)
                    value = index < array.Count ? array[index] : null;
                else
                    break;
                part++;
            }
            return this with { Value = value, Part = part };
        }

        /// <summary>Steps into one element, when this cursor stands at the array.</summary>
        public Cursor Into(BsonArray array, BsonValue element)
        {
            if (!ReferenceEquals(Value, array)) return this;
            if (IsAtEnd) return this with { Value = element, IsElement = true };
            return element is BsonDocument ? this with { Value = element } : this with { Value = null, Part = Path!.Length };
        }

        public BsonValue OfEmptyArray() => Value is BsonArray { Count: 0 } && !IsElement
            ? IsAtEnd ? BsonUndefined.Value : BsonNull.Value
            : Value ?? BsonNull.Value;
    }
}
