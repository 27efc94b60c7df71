using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Sizes in bytes.</summary>
internal static class SizeOperators
{
    public static void Register(OperatorTable table)
    {
        table.Lifted("$binarySize", value => value switch
        {
            BsonString text => new BsonInt32(Encoding.UTF8.GetByteCount(text.Value)),
            BsonBinaryData binary => new BsonInt32(binary.Bytes.Length),
            _ => throw CommandException.Location(51276, $"$binarySize requires a string or BinData argument, found: {BsonTypeNames.Of(value)}"),
        });
        table.Lifted("$bsonSize", value => value switch
        {
            BsonDocument document => new BsonInt32(BsonCodec.Encode(document).Length),
            _ => throw CommandException.Location(31393, $"$bsonSize requires a document input, found: {BsonTypeNames.Of(value)}"),
        });
    }
}
