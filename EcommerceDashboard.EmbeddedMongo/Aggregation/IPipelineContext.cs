using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>What a pipeline may reach outside its own documents.</summary>
internal interface IPipelineContext
{
    /// <summary>The database the command named.</summary>
    string Database { get; }

    /// <summary>The documents of a collection; empty when it does not exist.</summary>
    IDocumentSource Source(string database, string collection);

    /// <summary>Replaces a collection atomically and durably (<c>$out</c>); its options and indexes stay.</summary>
    /// <param name="database">The database of the collection.</param>
    /// <param name="collection">The collection, made when it does not exist.</param>
    /// <param name="timeSeries">The time series that the collection must be; null: whatever it is.</param>
    /// <param name="documents">What it holds afterwards.</param>
    void Replace(string database, string collection, BsonDocument? timeSeries, IEnumerable<BsonDocument> documents);

    /// <summary>Writes documents as <c>$merge</c> asks, durably.</summary>
    void Merge(string database, string collection, BsonDocument specification, IEnumerable<BsonDocument> documents);

    /// <summary>The instant of <c>$$NOW</c>: one for the whole command.</summary>
    DateTime Now { get; }

    /// <summary>Variables of the command's <c>let</c>.</summary>
    BsonDocument Let { get; }

    CancellationToken Cancellation { get; }
}
