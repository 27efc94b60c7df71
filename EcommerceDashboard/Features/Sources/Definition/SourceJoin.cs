namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>Documents of another collection of the same database, found by an id: customers, products, addresses.</summary>
/// <param name="Name">What fields call it: a word.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Local">Path of the id where it is known.</param>
/// <param name="Foreign">Path of the id in the collection.</param>
public sealed record SourceJoin(string Name, string Collection, string Local, string Foreign)
{
    /// <summary>Where <see cref="Local"/> is: <see cref="SourceField.FromDocument"/>, <see cref="SourceField.FromLine"/> or an earlier join.</summary>
    public string From { get; init; } = SourceField.FromDocument;
}
