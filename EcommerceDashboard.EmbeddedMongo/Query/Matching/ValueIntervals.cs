namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>The intervals of comparisons. An operand that is an array has none: it can match a whole array, which is no index key.</summary>
internal static class ValueIntervals
{
    /// <summary>The smallest value of each type class that has one, in order.</summary>
    private static readonly BsonValue[] Floors =
    [
        BsonUndefined.Value, double.NaN, "", new BsonDocument(), new BsonArray(), new BsonBinaryData([]), new BsonObjectId(ObjectId.Empty),
        BsonBoolean.False, new BsonDateTime(long.MinValue), new BsonTimestamp(0), new BsonRegularExpression("", ""), new BsonJavaScript(""),
        new BsonJavaScriptWithScope("", []), BsonMaxKey.Value,
    ];

    public static ValueInterval? Equal(BsonValue operand) => operand.BsonType switch
    {
        BsonType.Array => null,
        BsonType.Null or BsonType.Undefined => new ValueInterval(BsonUndefined.Value, true, BsonNull.Value, true),
        _ => new ValueInterval(operand, true, operand, true),
    };

    /// <summary>From an operand to the end of its type class: up for sign 1, down for -1.</summary>
    public static ValueInterval? Beyond(BsonValue operand, int sign, bool orEqual)
    {
        if (operand.BsonType is BsonType.Array or BsonType.MinKey or BsonType.MaxKey) return null;
        if (operand.BsonType is BsonType.Null or BsonType.Undefined) return Equal(operand);
        var typeClass = BsonOrder.TypeClass(operand);
        return sign > 0
            ? new ValueInterval(operand, orEqual, Array.Find(Floors, floor => BsonOrder.TypeClass(floor) > typeClass)!, false)
            : new ValueInterval(Array.Find(Floors, floor => BsonOrder.TypeClass(floor) == typeClass)!, true, operand, orEqual);
    }
}
