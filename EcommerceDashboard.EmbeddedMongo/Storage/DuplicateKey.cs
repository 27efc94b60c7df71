using System.Globalization;
using MongoDB.Bson.IO;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>MongoDB's answer to a second document with a key of a unique index.</summary>
internal static class DuplicateKey
{
    public const int Code = 11000;

    public static CommandException Error(Namespace collection, IndexDefinition index, BsonValue[] values)
    {
        var keyValue = new BsonDocument();
        for (var field = 0; field < values.Length; field++) keyValue[index.Fields[field].Path] = values[field];
        var shown = string.Join(", ", keyValue.Select(element => $"{element.Name}: {Show(element.Value)}"));
        return new CommandException(Code, "DuplicateKey", $"E11000 duplicate key error collection: {collection} index: {index.Name} dup key: {{ {shown} }}")
        {
            Details = new BsonDocument { { "keyPattern", index.Key }, { "keyValue", keyValue } },
        };
    }

    /// <summary>A value as MongoDB writes it into messages.</summary>
    public static string Show(BsonValue value) => value switch
    {
        BsonDouble number => number.Value.ToString(number.Value % 1 == 0 ? "0.0" : "R", CultureInfo.InvariantCulture),
        BsonInt32 or BsonInt64 => value.ToString()!,
        BsonDateTime date => string.Create(CultureInfo.InvariantCulture, $"new Date({date.MillisecondsSinceEpoch})"),
        BsonObjectId id => $"ObjectId('{id.Value}')",
        BsonDocument document => $"{{ {string.Join(", ", document.Select(element => $"{element.Name}: {Show(element.Value)}"))} }}",
        BsonArray array => $"[ {string.Join(", ", array.Select(Show))} ]",
        _ => value.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.Shell }),
    };
}
