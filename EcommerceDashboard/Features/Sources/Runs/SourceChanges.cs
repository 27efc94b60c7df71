using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>Tells of changes in a source, where the server has change streams: replica sets and sharded clusters.</summary>
internal sealed partial class SourceChanges(DashboardCollections collections, ILogger<SourceChanges> logger)
{
    /// <summary>Only that something changed is of interest: what, the watermark tells.</summary>
    private static readonly PipelineDefinition<ChangeStreamDocument<BsonDocument>, BsonDocument> OnlyThat = new[] { BsonDocument.Parse("{ $project: { _id: 1 } }") };

    /// <summary>Watches the source's collection until told to end.</summary>
    /// <param name="definition">The source.</param>
    /// <param name="onChange">Called after changes.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>Whether watching again could help: false where the server has no change streams, or does not let the dashboard see them.</returns>
    public async Task<bool> WatchAsync(SourceDefinition definition, Action onChange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(onChange);
        try
        {
            var source = collections.Database.Client.GetDatabase(definition.Database).GetCollection<BsonDocument>(definition.Collection);
            using var stream = await source.WatchAsync(OnlyThat, cancellationToken: cancellationToken).ConfigureAwait(false);
            while (await stream.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (stream.Current.Any()) onChange();
            }
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (MongoCommandException exception) when (exception.Code is SourceCodes.OnlyOnReplicaSets or SourceCodes.Unauthorized)
        {
            LogNone(logger, definition.Name, exception.CodeName);
            return false;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            return true;
        }
    }

    [LoggerMessage(EventId = 63, Level = LogLevel.Information, Message = "Source {Name}: the server tells of no changes ({Code}); it is read by its schedule alone")]
    private static partial void LogNone(ILogger logger, string name, string code);
}
