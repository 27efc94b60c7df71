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

    /// <summary>Decodes one complete document; a field name may occur twice, as MongoDB allows.</summary>
    public static BsonDocument Decode(byte[] bytes) => Decode(new ByteArrayBuffer(bytes, isReadOnly: true));

    /// <summary>Decodes the document in a part of a buffer.</summary>
    public static BsonDocument Decode(byte[] buffer, int offset, int length)
    {
        using var whole = new ByteArrayBuffer(buffer, isReadOnly: true);
        return Decode(whole.GetSlice(offset, length));
    }

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

    private static BsonDocument Decode(IByteBuffer buffer)
    {
        using var stream = new ByteBufferStream(buffer, ownsBuffer: true);
        using var reader = new BsonBinaryReader(stream);
        var context = BsonDeserializationContext.CreateRoot(reader, builder => builder.AllowDuplicateElementNames = true);
        return BsonDocumentSerializer.Instance.Deserialize(context);
    }
}
