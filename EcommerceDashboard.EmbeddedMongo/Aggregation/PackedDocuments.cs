namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Takes in the documents that wait in a stage until it has seen all: the first ones as they are, further ones as bytes.</summary>
/// <remarks>A decoded document takes about ten times the memory of its BSON; packing and unpacking one of an order takes about ten microseconds.</remarks>
internal sealed class DocumentPacker
{
    /// <summary>So many stay decoded: most stages that wait have fewer, as they stand behind a <c>$group</c>.</summary>
    private const int MostDecoded = 1000;

    private int _count;

    /// <summary>Packs the next document.</summary>
    public PackedDocument Pack(BsonDocument document) => new(_count++ < MostDecoded ? document : BsonCodec.Encode(document));
}

/// <summary>A document that waits in a stage.</summary>
/// <param name="content">The document or its bytes.</param>
internal readonly struct PackedDocument(object content)
{
    /// <summary>The whole document.</summary>
    public BsonDocument Unpack() => Unpack(DocumentReader.Whole);

    /// <summary>The document with at least the fields of a reader.</summary>
    public BsonDocument Unpack(DocumentReader reader) => content as BsonDocument ?? reader.Read((byte[])content);
}
