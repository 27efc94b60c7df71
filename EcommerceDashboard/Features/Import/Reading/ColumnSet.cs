namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Where the fields stand in the lines of a file.</summary>
internal sealed class ColumnSet
{
    private readonly int[] _positions;

    /// <summary>From names of columns by id of field.</summary>
    public ColumnSet(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> columns)
    {
        Header = header;
        _positions = [.. ImportFields.All.Select(field => columns.TryGetValue(field.Id, out var name) ? header.TakeWhile(other => other != name).Count() : -1)];
        OfOrder = [.. ImportFields.All.Where(field => !field.IsOfLine && Has(field))];
    }

    /// <summary>Names of all columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The fields of the order that the file has.</summary>
    public IReadOnlyList<ImportField> OfOrder { get; }

    /// <summary>Where a field stands, from 0; -1: nowhere.</summary>
    public int this[ImportField field] => _positions[Index(field)];

    /// <summary>Whether the file has a field.</summary>
    public bool Has(ImportField field) => this[field] >= 0;

    /// <summary>The columns with fields of some kinds.</summary>
    public IReadOnlyList<int> Of(params ImportFieldKind[] kinds) => [.. ImportFields.All.Where(field => Has(field) && kinds.Contains(field.Kind)).Select(field => this[field])];

    private static readonly Dictionary<string, int> Indexes = ImportFields.All.Index().ToDictionary(field => field.Item.Id, field => field.Index, StringComparer.Ordinal);

    private static int Index(ImportField field) => Indexes[field.Id];
}
