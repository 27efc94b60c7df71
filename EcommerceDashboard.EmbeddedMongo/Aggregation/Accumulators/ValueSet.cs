namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary>Different values, equal as MongoDB compares (1 is 1.0), in order of first appearance.</summary>
internal sealed class ValueSet
{
    private readonly HashSet<BsonValue> _seen = new(BsonOrder.Instance);
    private readonly List<BsonValue> _values = [];

    public void Add(BsonValue value)
    {
        if (_seen.Add(value))
            _values.Add(value);
    }

    public void AddRange(ValueSet others)
    {
        foreach (var value in others._values)
            Add(value);
    }

    public BsonArray ToArray() => new(_values);
}
