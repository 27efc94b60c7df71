namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Copies of documents that share their values.</summary>
internal static class DocumentCopies
{
    /// <summary>A document with the same elements, to be changed in place of the original. (<c>Clone</c> would copy nested values as well.)</summary>
    public static BsonDocument ShallowCopy(this BsonDocument document)
    {
        var copy = new BsonDocument(allowDuplicateNames: true);
        for (var i = 0; i < document.ElementCount; i++)
            copy.Add(document.GetElement(i));
        return copy;
    }
}
