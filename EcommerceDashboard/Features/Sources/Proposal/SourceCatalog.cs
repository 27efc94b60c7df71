using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Proposal;

/// <summary>The sources on the server of the dashboard.</summary>
internal sealed class SourceCatalog(DashboardCollections collections, SourceStore store, SourceJobs jobs) : ISources
{
    private const int SampleSize = 200, MostOthers = 12;

    private static readonly AggregateOptions Quick = new() { MaxTime = TimeSpan.FromSeconds(10) };

    /// <inheritdoc />
    public event Action? Changed
    {
        add => jobs.Changed += value;
        remove => jobs.Changed -= value;
    }

    /// <inheritdoc />
    public SourceJob? Current => jobs.Current;

    private IMongoClient Client => collections.Database.Client;

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredSource>> ListAsync(CancellationToken cancellationToken) => AskAsync(() => store.ListAsync(cancellationToken));

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> DatabasesAsync(CancellationToken cancellationToken) => AskAsync<IReadOnlyList<string>>(async () =>
    {
        using var names = await Client.ListDatabaseNamesAsync(cancellationToken).ConfigureAwait(false);
        return [.. (await names.ToListAsync(cancellationToken).ConfigureAwait(false)).Where(name => name is not ("admin" or "config" or "local")).Order(StringComparer.Ordinal)];
    });

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> CollectionsAsync(string database, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<string>>(async () =>
    {
        using var names = await Client.GetDatabase(database).ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var isOwn = database == collections.Database.DatabaseNamespace.DatabaseName;
        return
        [
            .. (await names.ToListAsync(cancellationToken).ConfigureAwait(false))
                .Where(name => !name.StartsWith("system.", StringComparison.Ordinal) && !(isOwn && DashboardCollections.IsOwn(name))).Order(StringComparer.Ordinal),
        ];
    });

    /// <inheritdoc />
    public Task<IReadOnlyList<SampledField>> FieldsAsync(string database, string collection, CancellationToken cancellationToken) =>
        AskAsync(async () => (await SampleAsync(database, collection, cancellationToken).ConfigureAwait(false)).Shown);

    /// <inheritdoc />
    public Task<SourceProposal> ProposeAsync(string database, string collection, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        var sample = await SampleAsync(database, collection, cancellationToken).ConfigureAwait(false);
        var beside = await CollectionsAsync(database, cancellationToken).ConfigureAwait(false);
        var seen = sample.Fields.Where(field => field.Lines is null).Select(field => field.Path.ToString()).ToHashSet(StringComparer.Ordinal);
        var layout = SourceLayouts.Known.FirstOrDefault(known => known.Definition.Collection == collection && known.Collections.All(beside.Contains) && known.Telling.All(seen.Contains));
        if (layout is not null) return new SourceProposal(layout, layout.Definition with { Name = collection, Database = database });
        var others = new Dictionary<string, DocumentSample>(StringComparer.Ordinal);
        foreach (var other in beside.Where(name => name != collection).Take(MostOthers)) others.Add(other, await SampleAsync(database, other, cancellationToken).ConfigureAwait(false));
        return new SourceProposal(null, new SourceNames(sample, others).Propose(database, collection));
    });

    /// <inheritdoc />
    public Task SaveAsync(SourceDefinition definition, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        await store.SaveAsync(definition, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        await store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public Task<SourceResult> CheckAsync(SourceDefinition definition, CancellationToken cancellationToken) => jobs.CheckAsync(definition, cancellationToken);

    /// <inheritdoc />
    public async Task<SourceResult> RunAsync(string name, bool acceptRejects, CancellationToken cancellationToken)
    {
        var source = await AskAsync(() => store.FindAsync(name, cancellationToken)).ConfigureAwait(false);
        return source is null ? new SourceResult(SourceOutcome.Unusable, null, null) : await jobs.RunAsync(source, onlyChanges: false, acceptRejects, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Cancel(string name) => jobs.Cancel(name);

    private async Task<DocumentSample> SampleAsync(string database, string collection, CancellationToken cancellationToken)
    {
        PipelineDefinition<BsonDocument, BsonDocument> sample = new[] { new BsonDocument("$sample", new BsonDocument("size", SampleSize)) };
        using var cursor = await Client.GetDatabase(database).GetCollection<BsonDocument>(collection).AggregateAsync(sample, Quick, cancellationToken).ConfigureAwait(false);
        return new DocumentSample(await cursor.ToListAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (MongoCommandException exception)
        {
            throw new SourceAccessException(exception.CodeName, exception) { IsForbidden = exception.Code == SourceCodes.Unauthorized };
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            throw new SourceAccessException(exception.GetType().Name, exception);
        }
    }
}
