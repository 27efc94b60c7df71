namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>
/// A necessary condition of a filter: a document can match only if one of its index keys at the path lies in one of the
/// intervals. The keys of an array are its elements; the key of a missing field is null.
/// </summary>
/// <param name="Path">The dotted path; never with array positions.</param>
/// <param name="Intervals">In no order; they may overlap.</param>
internal sealed record FieldBounds(string Path, IReadOnlyList<ValueInterval> Intervals)
{
    /// <summary>Whether only single values are admitted.</summary>
    public bool IsEquality => Intervals.All(interval => interval.IsPoint);
}

/// <summary>The values between two others, in the order of <see cref="BsonOrder" />.</summary>
internal readonly record struct ValueInterval(BsonValue Low, bool IncludesLow, BsonValue High, bool IncludesHigh)
{
    /// <summary>Whether the interval holds one value; that of null also holds undefined and missing.</summary>
    public bool IsPoint => IncludesLow && IncludesHigh && (ReferenceEquals(Low, High) || High.IsBsonNull);

    public bool Contains(BsonValue? value)
    {
        var low = BsonOrder.Instance.Compare(Low, value);
        var high = BsonOrder.Instance.Compare(value, High);
        return (low < 0 || low == 0 && IncludesLow) && (high < 0 || high == 0 && IncludesHigh);
    }
}

/// <summary>What index selection needs to know of a filter.</summary>
internal static class FilterBounds
{
    /// <summary>
    /// The bounds of every condition that must hold, several for one path where several conditions name it: a document whose
    /// path holds an array may meet each with another element, so they may only be intersected where no array is stored.
    /// </summary>
    public static IReadOnlyList<FieldBounds> Of(Matcher filter)
    {
        var bounds = new List<FieldBounds>();
        filter.AddBounds(bounds);
        return bounds;
    }
}
