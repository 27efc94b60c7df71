namespace EcommerceDashboard.Features.Import.Layouts;

/// <summary>How the files of one program are laid out: known by their header, and read without questions about columns.</summary>
public sealed record ImportLayout
{
    /// <summary>Its stable name, as <c>--layout</c> takes it.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, the same in every language.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the column of each field, the usual one first.</summary>
    public required IReadOnlyDictionary<ImportField, IReadOnlyList<string>> Columns { get; init; }

    /// <summary>The fields whose columns a file must have to be of this layout.</summary>
    public required IReadOnlyList<ImportField> Needed { get; init; }

    /// <summary>Whether lines of one order must agree in everything that is the order's, and quantities be positive.</summary>
    public bool IsStrict { get; init; }

    /// <summary>What the ids of refunds begin with; null: nothing.</summary>
    public string? RefundPrefix { get; init; }

    /// <summary>What a customer id may end with that is none of it; null: nothing.</summary>
    public string? CustomerIdSuffix { get; init; }

    /// <summary>The country of all places of files that name none; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>Whether texts carry the apostrophe that keeps spreadsheets from running them, and it is to be taken off.</summary>
    public bool HasDefusedTexts { get; init; }

    /// <summary>The column of each field in a header; null where the header is of another layout.</summary>
    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> header)
    {
        var columns = Find(header);
        return Needed.All(field => columns.ContainsKey(field.Id)) ? columns : null;
    }

    /// <summary>The column of each field that a header has one for.</summary>
    public IReadOnlyDictionary<string, string> Find(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, names) in Columns)
        {
            var column = names.Select(name => header.FirstOrDefault(column => column.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(column => column is not null);
            if (column is not null) found.Add(field.Id, column);
        }
        return found;
    }

    /// <summary>A table of columns from pairs of a field and the names of its column.</summary>
    internal static IReadOnlyDictionary<ImportField, IReadOnlyList<string>> Table(params (ImportField Field, string[] Names)[] columns) =>
        columns.ToDictionary(column => column.Field, IReadOnlyList<string> (column) => column.Names);
}
