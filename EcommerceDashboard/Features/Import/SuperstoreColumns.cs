namespace EcommerceDashboard.Features.Import;

/// <summary>The columns of the Superstore data set, found by name in the header of a file, in any order; others beside them are left alone.</summary>
internal sealed class SuperstoreColumns
{
    public const string RowId = "Row ID", OrderId = "Order ID", OrderDate = "Order Date", ShipDate = "Ship Date", ShipMode = "Ship Mode";
    public const string CustomerId = "Customer ID", CustomerName = "Customer Name", Segment = "Segment";
    public const string Country = "Country", City = "City", State = "State", PostalCode = "Postal Code", Region = "Region";
    public const string ProductId = "Product ID", Category = "Category", SubCategory = "Sub-Category", ProductName = "Product Name";
    public const string Sales = "Sales", Quantity = "Quantity", Discount = "Discount", Profit = "Profit";

    /// <summary>The columns that a file must have.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        RowId, OrderId, OrderDate, ShipDate, ShipMode, CustomerId, CustomerName, Segment, Country, City, State, PostalCode, Region,
        ProductId, Category, SubCategory, ProductName, Sales, Quantity, Discount, Profit,
    ];

    /// <summary>Names that newer editions of the data set use.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Country/Region"] = Country,
        ["State/Province"] = State,
    };

    private readonly Dictionary<string, int> _positions;

    private SuperstoreColumns(Dictionary<string, int> positions, int count) => (_positions, Count) = (positions, count);

    /// <summary>How many fields a line must have.</summary>
    public int Count { get; }

    /// <summary>Where a column stands, from 0.</summary>
    public int this[string name] => _positions[name];

    /// <summary>Finds the columns in the header.</summary>
    /// <exception cref="ImportRejectedException">One is missing or there twice.</exception>
    public static SuperstoreColumns Find(IReadOnlyList<string> header)
    {
        if (header.All(string.IsNullOrWhiteSpace))
        {
            throw new ImportRejectedException(ImportProblem.OfFile("The file has no line with text. A CSV file with a header line was expected."));
        }
        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            if (Synonyms.TryGetValue(name, out var usual)) name = usual;
            if (!positions.TryAdd(name, i) && Names.Contains(name, StringComparer.OrdinalIgnoreCase)) throw Rejected($"The header has the column “{name}” twice.");
        }
        var missing = Names.Where(name => !positions.ContainsKey(name)).ToList();
        if (missing.Count == 0) return new SuperstoreColumns(positions, header.Count);
        var found = string.Join(", ", header.Select(name => Shorten(name.Trim())).Take(40));
        throw Rejected($"The header lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}. Found: {found}.");
    }

    /// <summary>A value as a message can show it.</summary>
    public static string Shorten(string value) => value.Length <= 60 ? value : string.Concat(value.AsSpan(0, 60), "…");

    private static ImportRejectedException Rejected(string message) => new(ImportProblem.OfLine(1, message));
}
