using System.Globalization;
using System.Text.RegularExpressions;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Proposal;

/// <summary>Proposes how a collection is read by the names of its fields and of the collections beside it.</summary>
/// <param name="documents">Its fields.</param>
/// <param name="others">Those of the other collections of the database.</param>
internal sealed partial class SourceNames(DocumentSample documents, IReadOnlyDictionary<string, DocumentSample> others)
{
    private static readonly IReadOnlyList<ImportField> OfCustomer = [ImportFields.CustomerName, ImportFields.CustomerLastName, ImportFields.CustomerSegment];
    private static readonly IReadOnlyList<ImportField> OfProduct = [ImportFields.ProductName, ImportFields.Category, ImportFields.SubCategory, ImportFields.UnitPrice, ImportFields.UnitCost];

    /// <summary>Names of what grows with every change.</summary>
    private static readonly IReadOnlyList<string> Watermarks = ["updatedat", "updated", "updatedon", "lastupdated", "lastupdatedat", "modifiedat", "modified", "lastmodified", "datemodified", "modifiedon"];

    private readonly Dictionary<string, SourceField> _fields = new(StringComparer.Ordinal);
    private readonly List<SourceJoin> _joins = [];
    private readonly HashSet<(string From, string Path)> _taken = [];

    /// <summary>The definition; it may lack what is needed.</summary>
    public SourceDefinition Propose(string database, string collection)
    {
        var lines = LinesOf();
        foreach (var field in SourceRules.Fields) TakeFrom(field, lines);
        // An order that is one document needs no other id than that.
        if (lines is not null && !_fields.ContainsKey(ImportFields.OrderId.Id)) _fields[ImportFields.OrderId.Id] = new SourceField { Path = "_id" };
        Join("customer", ImportFields.CustomerId, OfCustomer);
        Join("product", ImportFields.ProductId, OfProduct);
        var status = Seen(ImportFields.Status);
        return new SourceDefinition
        {
            Name = collection,
            Database = database,
            Collection = collection,
            Lines = lines,
            Joins = _joins,
            Fields = _fields,
            DateFormat = DateFormatOf(Seen(ImportFields.OrderedAt)),
            Statuses = status?.Texts.Select(word => (word, Meaning: StatusWords.Of(word))).Where(pair => pair.Meaning is not null).ToDictionary(pair => pair.word, pair => pair.Meaning!, StringComparer.Ordinal)
                ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Watermark = Watermarks.Select(name => documents.Fields.FirstOrDefault(field => field.Lines is null && ColumnName.Key(field.Path.ToString()) == name)?.Path.QueryName).FirstOrDefault(name => name is not null),
        };
    }

    /// <summary>The array whose elements look most like lines.</summary>
    private string? LinesOf() => documents.Fields.Where(field => field.Lines is not null).GroupBy(field => field.Lines)
        .Select(group => (group.Key, Hits: ImportFields.All.Count(field => field.IsOfLine && Find(group, field) is not null)))
        .Where(array => array.Hits >= 2).OrderByDescending(array => array.Hits).Select(array => array.Key).FirstOrDefault();

    private void TakeFrom(ImportField field, string? lines)
    {
        var inLines = lines is not null && field.IsOfLine ? Find(documents.Fields.Where(seen => seen.Lines == lines && !IsTaken(SourceField.FromLine, seen)), field) : null;
        if (inLines is not null)
        {
            Take(field, SourceField.FromLine, inLines);
        }
        else if ((!field.IsOfLine || lines is null) && Find(documents.Fields.Where(seen => seen.Lines is null && !IsTaken(SourceField.FromDocument, seen)), field) is { } inDocument)
        {
            Take(field, SourceField.FromDocument, inDocument);
        }
    }

    /// <summary>Joins the collection that has what the documents lack of a customer or product, by the id of either name or by <c>_id</c>.</summary>
    private void Join(string name, ImportField id, IReadOnlyList<ImportField> wanted)
    {
        if (!_fields.TryGetValue(id.Id, out var local) || wanted.Take(1).All(field => _fields.ContainsKey(field.Id))) return;
        foreach (var (collection, sample) in others)
        {
            var key = ColumnName.Key(SourcePath.Parse(local.Path!).LastName);
            var isCalled = ColumnName.Key(collection).StartsWith(name, StringComparison.Ordinal) || ColumnName.Key(collection).StartsWith(key.Replace("id", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var foreign = sample.Fields.FirstOrDefault(seen => seen.Lines is null && seen.Path.QueryName is not null && ColumnName.Key(seen.Path.LastName) == key)?.Path.QueryName ?? (isCalled ? "_id" : null);
            if (foreign is null || !isCalled) continue;
            _joins.Add(new SourceJoin(name, collection, local.Path!, foreign) { From = local.From });
            foreach (var field in wanted.Where(field => !_fields.ContainsKey(field.Id)))
            {
                if (Find(sample.Fields.Where(seen => seen.Lines is null), field) is { } seen) Take(field, name, seen);
                // In a collection of customers, a name is a customer's.
                else if (field == wanted[0] && sample.Fields.FirstOrDefault(other => other.Lines is null && ColumnName.Key(other.Path.LastName) is "name" or "nom" or "nombre" or "nome") is { } plain) Take(field, name, plain);
            }
            return;
        }
    }

    private bool IsTaken(string from, DocumentSample.Seen seen) => _taken.Contains((from, seen.Path.ToString()));

    private void Take(ImportField field, string from, DocumentSample.Seen seen)
    {
        _fields[field.Id] = new SourceField { From = from, Path = seen.Path.ToString() };
        _taken.Add((from, seen.Path.ToString()));
    }

    /// <summary>The field with the likeliest of the names, whole (<c>customer.name</c>) before last (<c>name</c>).</summary>
    private static DocumentSample.Seen? Find(IEnumerable<DocumentSample.Seen> among, ImportField field)
    {
        var values = among.Where(seen => !seen.Types.Keys.All(type => type is BsonType.Document or BsonType.Array)).ToList();
        return field.Synonyms.Select(name => values.FirstOrDefault(seen => ColumnName.Key(seen.Path.ToString()) == name)
            ?? values.FirstOrDefault(seen => ColumnName.Key(seen.Path.LastName) == name)).FirstOrDefault(seen => seen is not null);
    }

    private DocumentSample.Seen? Seen(ImportField field) => _fields.TryGetValue(field.Id, out var from)
        ? documents.Fields.FirstOrDefault(seen => seen.Path.ToString() == from.Path && (from.From == SourceField.FromLine) == (seen.Lines is not null))
        : null;

    /// <summary>Only where the texts leave no doubt which is the day and which the month.</summary>
    private static string? DateFormatOf(DocumentSample.Seen? dates)
    {
        if (dates is null) return null;
        var parts = dates.Texts.Select(text => NumericDate().Match(text)).ToList();
        if (parts.Count == 0 || !parts.TrueForAll(part => part.Success)) return null;
        int Most(string group) => parts.Max(part => int.Parse(part.Groups[group].Value, CultureInfo.InvariantCulture));
        var (first, second) = (Most("first"), Most("second"));
        if (first > 12 == second > 12) return null;
        var mark = parts[0].Groups["mark"].Value;
        var time = parts[0].Groups["seconds"].Success ? " %H:%M:%S" : parts[0].Groups["minutes"].Success ? " %H:%M" : "";
        return first > 12 ? $"%d{mark}%m{mark}%Y{time}" : $"%m{mark}%d{mark}%Y{time}";
    }

    [GeneratedRegex(@"^(?<first>\d{1,2})(?<mark>[/.-])(?<second>\d{1,2})\k<mark>\d{4}(?<minutes> \d{1,2}:\d{2}(?<seconds>:\d{2})?)?$")]
    private static partial Regex NumericDate();
}
