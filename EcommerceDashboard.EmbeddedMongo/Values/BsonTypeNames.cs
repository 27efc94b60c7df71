namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>MongoDB's names of the BSON types, as <c>$type</c> takes and gives them.</summary>
internal static class BsonTypeNames
{
    private static readonly Dictionary<string, BsonType> Types = new(StringComparer.Ordinal)
    {
        ["double"] = BsonType.Double,
        ["string"] = BsonType.String,
        ["object"] = BsonType.Document,
        ["array"] = BsonType.Array,
        ["binData"] = BsonType.Binary,
        ["undefined"] = BsonType.Undefined,
        ["objectId"] = BsonType.ObjectId,
        ["bool"] = BsonType.Boolean,
        ["date"] = BsonType.DateTime,
        ["null"] = BsonType.Null,
        ["regex"] = BsonType.RegularExpression,
        ["dbPointer"] = (BsonType)12,
        ["javascript"] = BsonType.JavaScript,
        ["symbol"] = BsonType.Symbol,
        ["javascriptWithScope"] = BsonType.JavaScriptWithScope,
        ["int"] = BsonType.Int32,
        ["timestamp"] = BsonType.Timestamp,
        ["long"] = BsonType.Int64,
        ["decimal"] = BsonType.Decimal128,
        ["minKey"] = BsonType.MinKey,
        ["maxKey"] = BsonType.MaxKey,
    };

    private static readonly Dictionary<BsonType, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The types that the alias <c>number</c> stands for.</summary>
    public static IReadOnlyList<BsonType> Numbers { get; } = [BsonType.Double, BsonType.Int32, BsonType.Int64, BsonType.Decimal128];

    /// <summary>The name of a type; <c>missing</c> for null.</summary>
    public static string Of(BsonValue? value) => value is null ? "missing" : Of(value.BsonType);

    public static string Of(BsonType type) => Names[type];

    /// <summary>The type of a name, without the alias <c>number</c>.</summary>
    public static bool TryParse(string name, out BsonType type) => Types.TryGetValue(name, out type);

    /// <summary>The type of a number as BSON codes it, -1 for MinKey.</summary>
    public static bool TryParse(long code, out BsonType type)
    {
        type = code == -1 ? BsonType.MinKey : (BsonType)code;
        return (code is > 0 and <= 127 || code == -1) && Names.ContainsKey(type);
    }
}
