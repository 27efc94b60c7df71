namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>Where the value of a field comes from: a path in a document, or a constant.</summary>
public sealed record SourceField
{
    /// <summary><see cref="From"/>: the documents of the source's collection.</summary>
    public const string FromDocument = "document";

    /// <summary><see cref="From"/>: the elements of the array of lines.</summary>
    public const string FromLine = "line";

    /// <summary><see cref="FromDocument"/>, <see cref="FromLine"/> or the name of a join.</summary>
    public string From { get; init; } = FromDocument;

    /// <summary>The way to the value, see <see cref="SourcePath"/>; null: the field is <see cref="Constant"/>.</summary>
    public string? Path { get; init; }

    /// <summary>The value of all orders or lines, as a text that is read like one of the source.</summary>
    public string? Constant { get; init; }

    /// <summary>What numbers are multiplied by, such as 0.01 for amounts in cents; null: they are as they are.</summary>
    public decimal? Scale { get; init; }

    /// <summary>Whether documents without a value are rejected, although the dashboard could do without.</summary>
    public bool IsRequired { get; init; }
}
