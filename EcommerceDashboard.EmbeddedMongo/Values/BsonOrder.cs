using System.Runtime.CompilerServices;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>MongoDB's total order of BSON values: by type class first, then by value, numbers of all types by their exact value.</summary>
/// <remarks>
/// Source: MongoDB manual, "Comparison/Sort Order". Also the equality of <c>$group</c> keys and unique indexes.
/// Expressions can nest values without bound (<c>$reduce</c>): what would end the process as a stack overflow is an exception here.
/// </remarks>
internal sealed class BsonOrder : IComparer<BsonValue?>, IEqualityComparer<BsonValue?>
{
    public static BsonOrder Instance { get; } = new();

    private BsonOrder()
    {
    }

    /// <summary>
    /// The place of a value's type in the order. Only values of one class are compared by value, and only they answer to
    /// each other in <c>$gt</c> and the like. Missing (null) and undefined share a class, as in the server.
    /// </summary>
    public static int TypeClass(BsonValue? value) => value is null ? 0 : TypeClass(value.BsonType);

    /// <inheritdoc cref="TypeClass(BsonValue?)" />
    public static int TypeClass(BsonType type) => type switch
    {
        BsonType.MinKey => -1,
        BsonType.EndOfDocument or BsonType.Undefined => 0,
        BsonType.Null => 5,
        BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => NumberClass,
        BsonType.String or BsonType.Symbol => 15,
        BsonType.Document => 20,
        BsonType.Array => 25,
        BsonType.Binary => 30,
        BsonType.ObjectId => 35,
        BsonType.Boolean => 40,
        BsonType.DateTime => 45,
        BsonType.Timestamp => 47,
        BsonType.RegularExpression => 50,
        BsonType.JavaScript => 60,
        BsonType.JavaScriptWithScope => 65,
        BsonType.MaxKey => 127,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a BSON type"),
    };

    /// <summary>The class of int32, int64, double and Decimal128.</summary>
    public const int NumberClass = 10;

    /// <summary>Compares; null stands for missing, which comes before BSON null.</summary>
    public int Compare(BsonValue? x, BsonValue? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        var type = TypeClass(x);
        var other = TypeClass(y);
        return type != other ? type.CompareTo(other) : CompareWithinClass(x!, y!);
    }

    public bool Equals(BsonValue? x, BsonValue? y) =>
        x is BsonString left && y is BsonString right ? left.Value == right.Value : Compare(x, y) == 0;

    public int GetHashCode(BsonValue? obj) => obj switch
    {
        null => 0,
        BsonString text => string.GetHashCode(text.Value, StringComparison.Ordinal),
        BsonSymbol symbol => string.GetHashCode(symbol.Name, StringComparison.Ordinal),
        _ when obj.IsNumeric => NumberOrder.Hash(obj),
        BsonDocument document => HashDocument(document),
        BsonArray array => HashArray(array),
        BsonBinaryData binary => HashBytes((int)binary.SubType, binary.Bytes),
        BsonObjectId id => id.Value.GetHashCode(),
        BsonBoolean boolean => boolean.Value ? 3 : 2,
        BsonDateTime date => HashCode.Combine(45, date.MillisecondsSinceEpoch),
        BsonTimestamp timestamp => HashCode.Combine(47, timestamp.Value),
        BsonRegularExpression regex => HashCode.Combine(50, regex.Pattern, regex.Options),
        BsonJavaScript code => HashCode.Combine(60, code.Code),
        _ => TypeClass(obj.BsonType),
    };

    private int CompareWithinClass(BsonValue x, BsonValue y) => (x, y) switch
    {
        (BsonString or BsonSymbol, _) => CompareText(TextOf(x), TextOf(y)),
        (BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128, _) => NumberOrder.Compare(x, y),
        (BsonDocument left, BsonDocument right) => CompareDocuments(left, right),
        (BsonArray left, BsonArray right) => CompareArrays(left, right),
        (BsonBinaryData left, BsonBinaryData right) => CompareBinary(left, right),
        (BsonObjectId left, BsonObjectId right) => left.Value.CompareTo(right.Value),
        (BsonBoolean left, BsonBoolean right) => left.Value.CompareTo(right.Value),
        (BsonDateTime left, BsonDateTime right) => left.MillisecondsSinceEpoch.CompareTo(right.MillisecondsSinceEpoch),
        (BsonTimestamp left, BsonTimestamp right) => ((ulong)left.Value).CompareTo((ulong)right.Value),
        (BsonRegularExpression left, BsonRegularExpression right) =>
            FirstDifference(CompareText(left.Pattern, right.Pattern), CompareText(left.Options, right.Options)),
        (BsonJavaScriptWithScope left, BsonJavaScriptWithScope right) =>
            FirstDifference(CompareText(left.Code, right.Code), CompareDocuments(left.Scope, right.Scope)),
        (BsonJavaScript left, BsonJavaScript right) => CompareText(left.Code, right.Code),
        _ => 0,
    };

    private static int FirstDifference(int first, int second) => first != 0 ? first : second;

    /// <summary>Compares as the server does: by the bytes of UTF-8, which is the order of code points.</summary>
    public static int CompareText(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        var left = x[common];
        var right = y[common];
        // A surrogate stands for a code point above all of the basic plane, though its UTF-16 unit is below U+E000.
        return char.IsSurrogate(left) == char.IsSurrogate(right) ? left.CompareTo(right) : char.IsSurrogate(left) ? 1 : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string TextOf(BsonValue value) => value is BsonString text ? text.Value : ((BsonSymbol)value).Name;

    /// <summary>Field by field: type class first, then name, then value; then the shorter document.</summary>
    private int CompareDocuments(BsonDocument x, BsonDocument y)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var common = Math.Min(x.ElementCount, y.ElementCount);
        for (var i = 0; i < common; i++)
        {
            var left = x.GetElement(i);
            var right = y.GetElement(i);
            var type = TypeClass(left.Value).CompareTo(TypeClass(right.Value));
            if (type != 0) return type;
            var name = CompareText(left.Name, right.Name);
            if (name != 0) return name;
            var value = Compare(left.Value, right.Value);
            if (value != 0) return value;
        }
        return x.ElementCount.CompareTo(y.ElementCount);
    }

    private int CompareArrays(BsonArray x, BsonArray y)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var common = Math.Min(x.Count, y.Count);
        for (var i = 0; i < common; i++)
        {
            var value = Compare(x[i], y[i]);
            if (value != 0) return value;
        }
        return x.Count.CompareTo(y.Count);
    }

    /// <summary>By length, then subtype, then bytes.</summary>
    private static int CompareBinary(BsonBinaryData x, BsonBinaryData y) => FirstDifference(
        FirstDifference(x.Bytes.Length.CompareTo(y.Bytes.Length), x.SubType.CompareTo(y.SubType)),
        x.Bytes.AsSpan().SequenceCompareTo(y.Bytes));

    private int HashDocument(BsonDocument document)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = default(HashCode);
        for (var i = 0; i < document.ElementCount; i++)
        {
            var element = document.GetElement(i);
            hash.Add(element.Name, StringComparer.Ordinal);
            hash.Add(GetHashCode(element.Value));
        }
        return hash.ToHashCode();
    }

    private int HashArray(BsonArray array)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = default(HashCode);
        for (var i = 0; i < array.Count; i++)
            hash.Add(GetHashCode(array[i]));
        return hash.ToHashCode();
    }

    private static int HashBytes(int subType, byte[] bytes)
    {
        var hash = default(HashCode);
        hash.Add(subType);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
