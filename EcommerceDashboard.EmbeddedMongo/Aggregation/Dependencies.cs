namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The fields of a document that expressions read.</summary>
internal sealed class Dependencies
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Dotted paths; each stands for the field and all below it.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    /// <summary>The whole document is read, as through <c>$$ROOT</c>.</summary>
    public bool WholeDocument { get; private set; }

    public void Add(string path) => _paths.Add(path);

    public void AddWholeDocument() => WholeDocument = true;
}
