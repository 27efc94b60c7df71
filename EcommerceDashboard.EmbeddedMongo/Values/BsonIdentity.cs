namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Whether two values are the same BSON, byte for byte: of numbers that are equal, the types and digits count.</summary>
internal static class BsonIdentity
{
    public static bool AreIdentical(BsonValue x, BsonValue y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x.BsonType != y.BsonType) return false;
        switch (x, y)
        {
            case (BsonDouble left, BsonDouble right):
                return BitConverter.DoubleToInt64Bits(left.Value) == BitConverter.DoubleToInt64Bits(right.Value);
            case (BsonDecimal128 left, BsonDecimal128 right):
                return left.Value.GetIEEEHighBits() == right.Value.GetIEEEHighBits() && left.Value.GetIEEELowBits() == right.Value.GetIEEELowBits();
            case (BsonDocument left, BsonDocument right):
                if (left.ElementCount != right.ElementCount) return false;
                for (var i = 0; i < left.ElementCount; i++)
                {
                    var (one, other) = (left.GetElement(i), right.GetElement(i));
                    if (one.Name != other.Name || !AreIdentical(one.Value, other.Value)) return false;
                }
                return true;
            case (BsonArray left, BsonArray right):
                return left.Count == right.Count && left.Zip(right).All(pair => AreIdentical(pair.First, pair.Second));
            default:
                return BsonOrder.Instance.Compare(x, y) == 0;
        }
    }
}
