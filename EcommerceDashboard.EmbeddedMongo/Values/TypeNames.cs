using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>The names that MongoDB gives to the BSON types, as <c>$type</c> answers them.</summary>
internal static class TypeNames
{
    /// <summary>The name of a value's type; <c>missing</c> for none.</summary>
    public static string Of(BsonValue? value) => value is null ? "missing" : Of(value.BsonType);

    public static string Of(BsonType type) => type switch
    {
        BsonType.Double => "double",
        BsonType.String => "string",
        BsonType.Document => "object",
        BsonType.Array => "array",
        BsonType.Binary => "binData",
        BsonType.Undefined => "undefined",
        BsonType.ObjectId => "objectId",
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.Null => "null",
        BsonType.RegularExpression => "regex",
        BsonType.JavaScript => "javascript",
        BsonType.Symbol => "symbol",
        BsonType.JavaScriptWithScope => "javascriptWithScope",
        BsonType.Int32 => "int",
        BsonType.Timestamp => "timestamp",
        BsonType.Int64 => "long",
        BsonType.Decimal128 => "decimal",
        BsonType.MinKey => "minKey",
        BsonType.MaxKey => "maxKey",
        _ => "missing",
    };
}
