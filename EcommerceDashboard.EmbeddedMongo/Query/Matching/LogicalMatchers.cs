namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$and</c>, and the conditions that stand side by side in a filter; none of them: every document.</summary>
internal sealed class AndMatcher : Matcher
{
    private readonly Matcher[] _clauses;

    private AndMatcher(Matcher[] clauses) => _clauses = clauses;

    public static Matcher Of(IReadOnlyList<Matcher> clauses) => clauses is [var only] ? only : new AndMatcher([.. clauses]);

    public override bool Matches(BsonDocument document, ArrayPosition? position)
    {
        foreach (var clause in _clauses)
            if (!clause.Matches(document, position)) return false;
        return true;
    }

    protected internal override bool AddReadPaths(ISet<string> fields) => Array.TrueForAll(_clauses, clause => clause.AddReadPaths(fields));

    protected internal override void AddBounds(ICollection<FieldBounds> bounds)
    {
        foreach (var clause in _clauses)
            clause.AddBounds(bounds);
    }
}

/// <summary><c>$or</c>. As in the server it names no array position, unless it has but one clause.</summary>
internal sealed class OrMatcher : Matcher
{
    private readonly Matcher[] _clauses;

    private OrMatcher(Matcher[] clauses) => _clauses = clauses;

    /// <summary>Equalities on one path become <c>$in</c>, which is faster and names an array position.</summary>
    public static Matcher Of(Matcher[] clauses)
    {
        if (clauses is [var only]) return only;
        var equalities = Array.ConvertAll(clauses, clause => (clause as PathMatcher)?.Equality);
        return Array.TrueForAll(equalities, equality => equality is not null && equality.Value.Path == equalities[0]!.Value.Path)
            ? new PathMatcher(new DottedPath(equalities[0]!.Value.Path), new InPredicate(equalities.Select(equality => equality!.Value.Value)))
            : new OrMatcher(clauses);
    }

    public override bool Matches(BsonDocument document, ArrayPosition? position)
    {
        foreach (var clause in _clauses)
            if (clause.Matches(document)) return true;
        return false;
    }

    protected internal override bool AddReadPaths(ISet<string> fields) => Array.TrueForAll(_clauses, clause => clause.AddReadPaths(fields));

    /// <summary>Alternatives on one path bound it by the union of their intervals.</summary>
    protected internal override void AddBounds(ICollection<FieldBounds> bounds)
    {
        var alternatives = Array.ConvertAll(_clauses, FilterBounds.Of);
        foreach (var path in alternatives[0].Select(first => first.Path).Distinct())
        {
            var ofPath = Array.ConvertAll(alternatives, alternative => alternative.FirstOrDefault(bound => bound.Path == path));
            if (Array.TrueForAll(ofPath, bound => bound is not null))
                bounds.Add(new FieldBounds(path, [.. ofPath.SelectMany(bound => bound!.Intervals)]));
        }
    }
}

/// <summary><c>$nor</c>, and <c>$not</c> on a path.</summary>
internal sealed class NorMatcher(Matcher[] clauses) : Matcher
{
    public override bool Matches(BsonDocument document, ArrayPosition? position)
    {
        foreach (var clause in clauses)
            if (clause.Matches(document)) return false;
        return true;
    }

    protected internal override bool AddReadPaths(ISet<string> fields) => Array.TrueForAll(clauses, clause => clause.AddReadPaths(fields));
}
