using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Documents to bytes and back. Input is trusted: what comes from a socket passes <see cref="Wire.BsonValidator"/> first.</summary>
internal static class BsonCodec
{
    // The library stops at 100 levels; MongoDB's own limit counts differently and is checked where documents are stored.
    private static readonly BsonBinaryWriterSettings WriterSettings = new() { MaxSerializationDepth = 512 };

    // Not the library's decoder: that turns -0.0 into 0.0.
    private static readonly DocumentReader Reader = new();

    /// <summary>Decodes one complete document; a field name may occur twice, as MongoDB allows.</summary>
    public static BsonDocument Decode(ReadOnlySpan<byte> bytes) => Reader.Read(bytes);

    /// <summary>The complete BSON of a document.</summary>
    public static byte[] Encode(BsonDocument document)
    {
        using var stream = new MemoryStream();
        Write(document, stream);
        return stream.ToArray();
    }

    /// <summary>Appends the BSON of a document to a stream.</summary>
    public static void Write(BsonDocument document, Stream stream)
    {
        using var writer = new BsonBinaryWriter(stream, WriterSettings);
        var context = BsonSerializationContext.CreateRoot(writer);
        BsonDocumentSerializer.Instance.Serialize(context, document);
    }
}
