using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;

namespace EcommerceDashboard.Features.Sources.Proposal;

/// <summary>What the page of the sources asks for. Whatever the database cannot answer is a <see cref="SourceAccessException"/>.</summary>
public interface ISources
{
    /// <summary>Called when a run begins, goes on or ends; on any thread.</summary>
    event Action? Changed;

    /// <summary>The run that goes on; null: none.</summary>
    SourceJob? Current { get; }

    /// <summary>The saved sources, by their names.</summary>
    Task<IReadOnlyList<StoredSource>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The databases that the dashboard may see, by their names.</summary>
    Task<IReadOnlyList<string>> DatabasesAsync(CancellationToken cancellationToken);

    /// <summary>The collections of a database that a source can read, by their names.</summary>
    Task<IReadOnlyList<string>> CollectionsAsync(string database, CancellationToken cancellationToken);

    /// <summary>The fields of some documents of a collection, drawn at random.</summary>
    Task<IReadOnlyList<SampledField>> FieldsAsync(string database, string collection, CancellationToken cancellationToken);

    /// <summary>A definition for a collection: of a known layout, else as the names of its fields suggest. What cannot be told is left out.</summary>
    Task<SourceProposal> ProposeAsync(string database, string collection, CancellationToken cancellationToken);

    /// <summary>Saves a definition.</summary>
    Task SaveAsync(SourceDefinition definition, CancellationToken cancellationToken);

    /// <summary>Takes a definition away; its orders stay.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Maps a source and changes nothing.</summary>
    Task<SourceResult> CheckAsync(SourceDefinition definition, CancellationToken cancellationToken);

    /// <summary>Runs a saved source, all of it.</summary>
    Task<SourceResult> RunAsync(string name, bool acceptRejects, CancellationToken cancellationToken);

    /// <summary>Ends a run.</summary>
    void Cancel(string name);
}

/// <summary>A field as it was seen in some documents.</summary>
/// <param name="Lines">Path of the array that its documents are the elements of; null: it is of the collection's documents.</param>
/// <param name="Path">The way to it, see <see cref="SourcePath"/>.</param>
/// <param name="Types">BSON types of its values, the most frequent first.</param>
/// <param name="Example">One of its values, shortened; null: none can be shown.</param>
public sealed record SampledField(string? Lines, string Path, IReadOnlyList<string> Types, string? Example);

/// <summary>How a collection could be read.</summary>
/// <param name="Layout">The known layout that it has; null: none.</param>
/// <param name="Definition">How; it may still lack what is needed.</param>
public sealed record SourceProposal(SourceLayout? Layout, SourceDefinition Definition);

/// <summary>The database did not answer.</summary>
public sealed class SourceAccessException : Exception
{
    /// <inheritdoc />
    public SourceAccessException()
    {
    }

    /// <inheritdoc />
    public SourceAccessException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public SourceAccessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the dashboard may not read there; false: the database is away or refused.</summary>
    public bool IsForbidden { get; init; }
}
