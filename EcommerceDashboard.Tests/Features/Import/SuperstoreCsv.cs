using System.Globalization;
using System.Text;
using EcommerceDashboard.Features.Import.Reading;

namespace EcommerceDashboard.Features.Import;

/// <summary>Small Superstore files for tests: five lines in three orders of two customers, hand-counted.</summary>
internal static class SuperstoreCsv
{
    public const string Header =
        "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,Postal Code,Region,"
        + "Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit";

    /// <summary>Orders A (lines 1 and 4), B (2 and 3) and C (5): sales 200 + 80.5 + 0.1234 + 19.5 + 50 = 350.1234, 13 units, profit 24.5766.</summary>
    public static readonly string[] Lines =
    [
        "1,A,2016-11-08,2016-11-11,Second Class,C-1,Renée Dupré,Consumer,France,Orléans,Centre,45000,West,P-1,Furniture,Chairs,\"Chair, red\",200,2,0,41.5",
        "2,B,2016-04-07,2016-04-07,First Class,C-2,Bo Li,Corporate,United States,New York,New York,10001,East,P-2,Technology,Phones,\"Phone 5\"\" black\",80.5,5,0.2,-20",
        "3,B,2016-04-07,2016-04-07,First Class,C-2,Bo Li,Corporate,United States,New York,New York,10001,East,P-3,Technology,Cables,Cable,0.1234,1,0.8,0.0766",
        "4,A,2016-11-08,2016-11-11,Second Class,C-1,Renée Dupré,Consumer,France,Orléans,Centre,45000,West,P-3,Technology,Cables,Cable,19.5,3,0,",
        "5,C,2017-01-02,,Standard Class,,,,United States,Reno,Nevada,89501,West,P-4,Office,Paper,\"Paper\nA4\",50,2,1,3",
    ];

    public static string Text(params string[] lines) => string.Join('\n', [Header, .. lines]) + "\n";

    public static string Whole { get; } = Text(Lines);

    public static ImportFile File(string text) => File(Encoding.UTF8.GetBytes(text));

    public static ImportFile File(byte[] bytes) => new("orders.csv", bytes.Length, () => new MemoryStream(bytes, writable: false));

    /// <summary>One good line with some of its fields replaced, by name of column.</summary>
    public static string Line(params (string Column, string Value)[] changes)
    {
        var fields = "1,A,2016-11-08,2016-11-11,Second Class,C-1,Ann,Consumer,France,Orleans,Centre,45000,West,P-1,Furniture,Chairs,Chair,200,2,0,41.5".Split(',');
        var columns = Header.Split(',');
        foreach (var (column, value) in changes) fields[Array.IndexOf(columns, column)] = value;
        return string.Join(',', fields);
    }

    /// <summary>Good lines with row and order ids from 1 on.</summary>
    public static IEnumerable<string> ManyLines(int count) => Enumerable.Range(1, count)
        .Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => Line(("Row ID", i), ("Order ID", "O-" + i)));
}
