using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Projecting;

/// <summary>A part of a projection that shortens an array after the fields have been chosen.</summary>
internal abstract class ArrayTrim
{
    /// <summary>The document with its array shortened; the input is never changed.</summary>
    /// <param name="projected">The document with the fields chosen so far.</param>
    /// <param name="original">The document as stored.</param>
    public abstract BsonDocument Apply(BsonDocument projected, BsonDocument original);
}

/// <summary><c>$slice</c> of <c>find</c>: some elements from the beginning, the end or a position on.</summary>
/// <param name="path">The array; arrays on the way are gone through element by element.</param>
/// <param name="skip">Where to begin, counted from the end when negative; null: at the end that the sign of <paramref name="limit"/> names.</param>
/// <param name="limit">How many; negative, without skip: the last ones.</param>
internal sealed class SliceTrim(DottedPath path, int? skip, int limit) : ArrayTrim
{
    public override BsonDocument Apply(BsonDocument projected, BsonDocument original) => (BsonDocument)Apply(projected, 0);

    private BsonValue Apply(BsonValue value, int part)
    {
        switch (value)
        {
            case BsonDocument document when part < path.Length && document.TryGetValue(path[part], out var inner):
                var copy = document.ShallowCopy();
                copy[path[part]] = Apply(inner, part + 1);
                return copy;
            case BsonArray array when part == path.Length:
                return Slice(array);
            case BsonArray array:
                return new BsonArray(array.Select(element => element is BsonDocument ? Apply(element, part) : element));
            default:
                return value;
        }
    }

    private BsonArray Slice(BsonArray array)
    {
        if (skip is null) return new BsonArray(limit < 0 ? array.TakeLast(limit == int.MinValue ? int.MaxValue : -limit) : array.Take(limit));
        var start = skip < 0 ? Math.Max(array.Count + skip.Value, 0) : skip.Value;
        return new BsonArray(array.Skip(start).Take(limit));
    }
}

/// <summary>The positional operator <c>$</c>: of the first array on the path, the element by which the document matched.</summary>
internal sealed class PositionalTrim(DottedPath path, Matcher filter) : ArrayTrim
{
    public override BsonDocument Apply(BsonDocument projected, BsonDocument original) => (BsonDocument)Apply(projected, 0, original);

    private BsonValue Apply(BsonValue value, int part, BsonDocument original)
    {
        switch (value)
        {
            case BsonArray array:
                var position = new ArrayPosition();
                if (!filter.Matches(original, position) || position.Index is not { } index)
                    throw CommandException.Location(51246, "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
                return index < array.Count
                    ? new BsonArray { array[index] }
                    : throw CommandException.Location(51247, "Executor error during find command :: caused by :: positional operator '.$' element mismatch");
            case BsonDocument document when part < path.Length && document.TryGetValue(path[part], out var inner):
                var copy = document.ShallowCopy();
                copy[path[part]] = Apply(inner, part + 1, original);
                return copy;
            default:
                return value;
        }
    }
}

/// <summary><c>$elemMatch</c> among excluded fields: the array stays in its place, with its first matching element; without one it goes.</summary>
internal sealed class FirstMatchTrim(string field, Predicate condition) : ArrayTrim
{
    public override BsonDocument Apply(BsonDocument projected, BsonDocument original)
    {
        if (!projected.TryGetValue(field, out var value)) return projected;
        var copy = projected.ShallowCopy();
        var position = new ArrayPosition();
        if (condition.Test(value, position))
            copy[field] = new BsonArray { value[position.Index!.Value] };
        else
            copy.Remove(field);
        return copy;
    }
}
