namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The input of a pipeline, of which parts can be read apart.</summary>
internal abstract class DocumentFeed
{
    public abstract int Count { get; }

    /// <summary>The documents from one position up to another.</summary>
    public abstract IEnumerable<BsonDocument> Read(int start, int end);
}

/// <summary>Stored documents, decoded as they are asked for, and only as far as needed; until the command is cancelled.</summary>
internal sealed class RawFeed(IReadOnlyList<byte[]> documents, FieldTree fields, IPipelineContext context) : DocumentFeed
{
    public override int Count => documents.Count;

    public override IEnumerable<BsonDocument> Read(int start, int end)
    {
        var reader = new DocumentReader(fields);
        for (var i = start; i < end; i++)
        {
            // Asked for each document, as another command may ask for the next batch.
            context.Cancellation.ThrowIfCancellationRequested();
            yield return reader.Read(documents[i]);
        }
    }
}

/// <summary>Documents that another pipeline has made.</summary>
internal sealed class DecodedFeed(IReadOnlyList<BsonDocument> documents) : DocumentFeed
{
    public override int Count => documents.Count;

    public override IEnumerable<BsonDocument> Read(int start, int end)
    {
        for (var i = start; i < end; i++)
            yield return documents[i];
    }
}
