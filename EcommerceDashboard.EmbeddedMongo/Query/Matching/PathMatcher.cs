namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>A predicate on the values that a path reaches in a document, through arrays as queries do.</summary>
/// <remarks>
/// An array on the way is searched: each document in it with the rest of the path, and, where the next component is a number,
/// the element at that position too. A nested array is searched only through such a number. A path that ends at scalars
/// inside an array yields nothing, not even missing; one that ends outside arrays yields missing.
/// </remarks>
internal sealed class PathMatcher(DottedPath path, Predicate predicate) : Matcher
{
    /// <summary>The path and value, when this is an equality that <c>$in</c> could express; a pattern there would be searched for.</summary>
    public (string Path, BsonValue Value)? Equality =>
        predicate is EqualPredicate { Operand: not BsonRegularExpression } equal ? (path.Dotted, equal.Operand) : null;

    public override bool Matches(BsonDocument document, ArrayPosition? position) => MatchesFrom(document, 0, position);

    protected internal override bool AddReadPaths(ISet<string> fields)
    {
        fields.Add(path[0]);
        return true;
    }

    protected internal override void AddBounds(ICollection<FieldBounds> bounds)
    {
        if (!path.HasIndex && predicate.Intervals is { } intervals)
            bounds.Add(new FieldBounds(path.Dotted, intervals));
    }

    private bool MatchesFrom(BsonDocument document, int part, ArrayPosition? position)
    {
        BsonValue value = document;
        for (; part < path.Length; part++)
        {
            if (value is BsonDocument parent)
            {
                if (!parent.TryGetValue(path[part], out value)) return predicate.Test(null);
            }
            else
            {
                return value is BsonArray array ? MatchesInside(array, part, position) : predicate.Test(null);
            }
        }
        return value is BsonArray leaf && predicate.LooksIntoArrays ? MatchesElement(leaf, position) : predicate.Test(value, position);
    }

    /// <summary>The rest of the path, from <paramref name="part" /> on, inside an array on the way.</summary>
    private bool MatchesInside(BsonArray array, int part, ArrayPosition? position)
    {
        var index = path.Index(part);
        for (var i = 0; i < array.Count; i++)
        {
            var element = array[i];
            if (element is BsonDocument document && MatchesFrom(document, part, position))
            {
                Note(position, i);
                return true;
            }
            if (i == index && MatchesAtIndex(element, part + 1, position)) return true;
        }
        return false;
    }

    /// <summary>An element that the path names by its position: an array there is not looked into when the path ends.</summary>
    private bool MatchesAtIndex(BsonValue element, int next, ArrayPosition? position)
    {
        if (next == path.Length) return predicate.Test(element, position);
        return element switch
        {
            BsonDocument document => MatchesFrom(document, next, position),
            BsonArray nested => MatchesInside(nested, next, position),
            _ => false,
        };
    }

    private bool MatchesElement(BsonArray array, ArrayPosition? position)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (predicate.Test(array[i]))
            {
                Note(position, i);
                return true;
            }
        }
        return predicate.Test(array);
    }

    private static void Note(ArrayPosition? position, int index)
    {
        if (position is not null)
            position.Index = index;
    }
}
