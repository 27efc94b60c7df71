using System.Globalization;
using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Random BSON, drawn from small ranges so that equal and nearly equal values meet, with the borders of each type.</summary>
internal static class BsonGen
{
    public static readonly Gen<long> Whole = Gen.Frequency(
        (4, Gen.Long[-3, 3]),
        (1, AnyOf(long.MaxValue, long.MinValue, int.MaxValue, 1L << 53, (1L << 53) + 1)),
        (1, Gen.Long));

    public static readonly Gen<BsonValue> Number = Gen.OneOf(
        Gen.Int[-3, 3].Select(v => (BsonValue)v),
        Whole.Select(v => (BsonValue)v),
        Whole.Select(v => (BsonValue)(double)v),
        Whole.Select(v => (BsonValue)new Decimal128(v)),
        AnyOf(0.5, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 0.1, 1e22, 1e300).Select(v => (BsonValue)v),
        Gen.Double.Select(v => (BsonValue)v),
        AnyOf("0.5", "-0", "NaN", "Infinity", "-Infinity", "0.1", "0.10", "1E22", "1E300", "1E-6176", "9.999E6144", "0E3")
            .Select(v => (BsonValue)Decimal128.Parse(v)),
        Gen.Select(Gen.Long, Gen.Int[-40, 40]).Select((digits, exponent) => (BsonValue)Decimal128.Parse($"{digits}E{exponent}")));

    public static readonly Gen<BsonValue> Scalar = Gen.Frequency(
        (6, Number),
        (3, Gen.String[Gen.Char["aAbz\u00e9\uffff"], 0, 3].Select(v => (BsonValue)v)),
        (1, AnyOf("\U0001F600", "\U0001F600a", "\ue000").Select(v => (BsonValue)v)),
        (1, Gen.String[Gen.Char["ab"], 0, 2].Select(v => (BsonValue)BsonSymbol.Create(v))),
        (1, Gen.Bool.Select(v => (BsonValue)v)),
        (1, Gen.Long[-2, 2].Select(v => (BsonValue)new BsonDateTime(v))),
        (1, Gen.Long[-2, 2].Select(v => (BsonValue)new BsonTimestamp(v))),
        (1, Gen.Int[0, 2].Select(v => (BsonValue)new BsonObjectId(new ObjectId(v.ToString("x24", CultureInfo.InvariantCulture))))),
        (1, Gen.Byte[0, 2].Array[0, 2].Select(v => (BsonValue)new BsonBinaryData(v))),
        (1, AnyOf("a", "b").Select(v => (BsonValue)new BsonRegularExpression(v, "i"))),
        (1, AnyOf("a", "b").Select(v => (BsonValue)new BsonJavaScript(v))),
        (2, AnyOf<BsonValue>(BsonNull.Value, BsonUndefined.Value, BsonMinKey.Value, BsonMaxKey.Value)));

    /// <summary>Scalars, and arrays and documents of them two levels deep.</summary>
    public static readonly Gen<BsonValue> Value = Nested(Nested(Scalar));

    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<BsonValue> Nested(Gen<BsonValue> inner) => Gen.Frequency(
        (4, Scalar),
        (1, inner.Array[0, 3].Select(v => (BsonValue)new BsonArray(v))),
        (1, Document(inner).Select(v => (BsonValue)v)));

    /// <summary>A document with up to three of the fields a, b, c.</summary>
    public static Gen<BsonDocument> Document(Gen<BsonValue> inner) =>
        Gen.Select(Gen.Shuffle(new[] { "a", "b", "c" }), inner.Array[0, 3]).Select((names, values) =>
            new BsonDocument(values.Select((value, i) => new BsonElement(names[i], value))));
}
