using EcommerceDashboard.Features.Import.Layouts;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Mapping;

/// <summary>Which columns of a header hold which fields: as the mapping says, else as a known layout has them, else as their names suggest.</summary>
/// <param name="Layout">The layout; null: none that is known.</param>
/// <param name="Columns">Names of columns by id of field.</param>
/// <param name="Missing">Fields one of each of which still needs a column.</param>
internal sealed record MappingResolution(ImportLayout? Layout, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<IReadOnlyList<ImportField>> Missing)
{
    private const int MostShown = 40;

    /// <exception cref="ImportRejectedException">A column that was asked for is missing or there twice.</exception>
    public static MappingResolution Of(IReadOnlyList<string> header, ImportMapping mapping)
    {
        if (header.All(string.IsNullOrWhiteSpace)) throw new ImportRejectedException(ImportProblem.OfFile("File.NoText"));
        if (mapping.Layout is not null && ImportLayouts.Find(mapping.Layout) is null) throw Rejected("File.NoLayout", mapping.Layout, ImportLayouts.Ids);
        var layout = ImportLayouts.Find(mapping.Layout) ?? (mapping.Columns.Count == 0 ? ImportLayouts.Detect(header) : null);
        var columns = mapping.Columns.Count > 0 ? Named(header, mapping.Columns) : layout is not null ? OfLayout(header, layout) : Propose(header);
        RefuseTwice(header, columns);
        return new MappingResolution(layout, columns, [.. ImportFields.Needed.Where(group => !group.Any(field => columns.ContainsKey(field.Id)))]);
    }

    private static Dictionary<string, string> Named(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> wanted)
    {
        var missing = wanted.Values.Where(name => !header.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0) throw Lacks(header, missing);
        return wanted.ToDictionary(pair => pair.Key, pair => header.First(name => name.Equals(pair.Value.Trim(), StringComparison.OrdinalIgnoreCase)), StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<string, string> OfLayout(IReadOnlyList<string> header, ImportLayout layout)
    {
        var columns = layout.Find(header);
        RefuseTwice(header, columns);
        var missing = layout.Needed.Where(field => !columns.ContainsKey(field.Id)).Select(field => layout.Columns[field][0]).ToList();
        return missing.Count == 0 ? columns : throw Lacks(header, missing);
    }

    /// <summary>Each field takes the column with the likeliest of its names; a column serves one field.</summary>
    private static Dictionary<string, string> Propose(IReadOnlyList<string> header)
    {
        var keys = header.Select(ColumnName.Key).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in ImportFields.All)
        {
            var column = field.Synonyms.Select(name => keys.IndexOf(name)).FirstOrDefault(i => i >= 0 && !found.ContainsValue(header[i]), -1);
            if (column >= 0) found.Add(field.Id, header[column]);
        }
        return found;
    }

    private static void RefuseTwice(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> columns)
    {
        var twice = columns.Values.FirstOrDefault(column => header.Count(name => name.Equals(column, StringComparison.OrdinalIgnoreCase)) > 1);
        if (twice is not null) throw Rejected("Header.Twice", twice);
    }

    private static ImportRejectedException Lacks(IReadOnlyList<string> header, List<string> missing) =>
        Rejected(missing.Count == 1 ? "Header.LacksColumn" : "Header.LacksColumns", string.Join(", ", missing), Show(header));

    /// <summary>The names of a header, as a message can show them.</summary>
    public static string Show(IReadOnlyList<string> header) => string.Join(", ", header.Select(ImportProblem.Shorten).Take(MostShown));

    private static ImportRejectedException Rejected(string key, params object[] values) => new(ImportProblem.OfHeader(key, values));
}
