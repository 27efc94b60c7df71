using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Bson.Serialization.Serializers;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A decoded document that remembers its bytes, which are there already when it must be kept or sent as it is.</summary>
/// <remarks>Never changed once it is read, as no document that a stage is given.</remarks>
[BsonSerializer(typeof(Serializer))]
internal sealed class SourceDocument(byte[] bson) : BsonDocument(allowDuplicateNames: true)
{
    /// <summary>The complete BSON of the document.</summary>
    public byte[] Bson => bson;

    /// <summary>The library would take a type of its own for an array of elements, as in the text of a message.</summary>
    private sealed class Serializer : SerializerBase<SourceDocument>
    {
        public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, SourceDocument value) =>
            BsonDocumentSerializer.Instance.Serialize(context, new BsonSerializationArgs(typeof(BsonDocument), serializeAsNominalType: true, serializeIdFirst: false), value);
    }
}
