namespace EcommerceDashboard.EmbeddedMongo.Query.Sorting;

/// <summary>One field of a sort.</summary>
/// <param name="Path">Where the value is; null: an arbitrary one (<c>$meta: "randVal"</c>).</param>
/// <param name="Direction">1: ascending; -1: descending.</param>
internal sealed record SortPart(DottedPath? Path, int Direction)
{
    /// <summary>The value to sort by, missing as null; false: an array is on the way or at the end.</summary>
    public bool TryValue(BsonDocument document, out BsonValue value)
    {
        if (Path is null)
        {
            // Arbitrary, yet the same each time the document is compared, as sorting needs it.
            value = BsonOrder.Instance.GetHashCode(document);
            return true;
        }
        value = Path.Walk(document, out var array, out _) ?? BsonNull.Value;
        return array is null && value is not BsonArray;
    }

    public int Compare(BsonValue x, BsonValue y) => Direction * BsonOrder.Instance.Compare(x, y);
}
