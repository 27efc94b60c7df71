namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$in</c>: equal to one of some values, or matched by one of some regular expressions.</summary>
internal sealed class InPredicate : Predicate
{
    private readonly HashSet<BsonValue?> _values;
    private readonly RegexPredicate[] _patterns;
    private readonly bool _matchesMissing;

    public InPredicate(IEnumerable<BsonValue> values)
    {
        _values = new HashSet<BsonValue?>(values, BsonOrder.Instance);
        _patterns = [.. _values.OfType<BsonRegularExpression>().Select(regex => new RegexPredicate(regex.Pattern, regex.Options))];
        _matchesMissing = _values.Contains(BsonNull.Value);
    }

    public override bool Test(BsonValue? value)
    {
        if (value is null or BsonUndefined) return _matchesMissing || value is not null && _values.Contains(value);
        if (_values.Contains(value)) return true;
        foreach (var pattern in _patterns)
            if (pattern.Test(value)) return true;
        return false;
    }

    public override IReadOnlyList<ValueInterval>? Intervals
    {
        get
        {
            if (_patterns.Length > 0 || _values.Any(value => value is BsonArray)) return null;
            return [.. _values.Select(value => ValueIntervals.Equal(value!)!.Value)];
        }
    }
}
