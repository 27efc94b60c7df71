namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Equality of the keys of groups, tuples of values of which each may be missing, as MongoDB has it: 1 is 1.0, missing is not null.</summary>
internal sealed class GroupKeyEquality : IEqualityComparer<BsonValue?[]>
{
    public static GroupKeyEquality Instance { get; } = new();

    public bool Equals(BsonValue?[]? x, BsonValue?[]? y)
    {
        for (var i = 0; i < x!.Length; i++)
        {
            if (x[i] is null != y![i] is null || !BsonOrder.Instance.Equals(x[i], y[i])) return false;
        }

        return true;
    }

    public int GetHashCode(BsonValue?[] obj)
    {
        var hash = 17;
        foreach (var part in obj)
            hash = (hash * 486187739) + BsonOrder.Instance.GetHashCode(part);
        return hash ^ (hash >>> 16);
    }
}
