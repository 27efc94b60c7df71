using System.Globalization;
using System.Text.Json;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.VisualBasic.FileIO;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources;

/// <summary>The Superstore data set as the seed layout has it, in three collections joined by ids, against the reference figures.</summary>
public sealed class SuperstoreSourceTests : IAsyncLifetime
{
    private readonly SourceShop _shop = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Run_SuperstoreInThreeCollections_GivesTheReferencesHeadlines()
    {
        var rows = Read(SharedData.Require("superstore/superstore.csv"));
        await _shop.InsertAsync("Customers", rows.DistinctBy(row => row["Customer ID"]).Select(row => Pick(row, "Customer ID", "Customer Name", "Segment")));
        await _shop.InsertAsync("Products", rows.DistinctBy(row => row["Product ID"]).Select(row => Pick(row, "Product ID", "Product Name", "Category", "Sub-Category")));
        await _shop.InsertAsync("Orders", rows.Select(Line));

        var report = await _shop.RunAsync(_shop.Of(SourceLayouts.Retail));

        var reference = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Require("superstore/reference.json"), Cancel)).RootElement.GetProperty("all_time");
        Assert.Equal((reference.GetProperty("orders").GetInt64(), 0), (report.Orders, report.Rejected));
        var totals = await TestQueries.Over(_shop.DashboardDatabase, Calendars.Utc).TotalsAsync(SalesFeature.Area.Kpis, DashboardFilter.Everything, Cancel);
        decimal Exact(string name) => decimal.Parse(reference.GetProperty(name).ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.Equal(Exact("total_sales"), totals[SalesKpis.Total].Value);
        Assert.Equal(Exact("total_profit"), totals[SalesKpis.Profit].Value);
        Assert.Equal(Exact("orders"), totals[SalesKpis.Orders].Value);
        Assert.Equal(Exact("units"), totals[SalesKpis.Units].Value);
    }

    private static List<Dictionary<string, string>> Read(string path)
    {
        using var csv = new TextFieldParser(path, System.Text.Encoding.Latin1) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var header = csv.ReadFields()!;
        List<Dictionary<string, string>> rows = [];
        while (csv.ReadFields() is { } cells) rows.Add(header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        return rows;
    }

    private static BsonDocument Pick(Dictionary<string, string> row, params string[] names) => new(names.Select(name => new BsonElement(name, row[name])));

    /// <summary>As such collections are mostly filled: dates as dates, numbers as doubles.</summary>
    private static BsonDocument Line(Dictionary<string, string> row)
    {
        var line = Pick(row, "Order ID", "Ship Mode", "Customer ID", "Country", "City", "State", "Postal Code", "Region", "Product ID");
        foreach (var name in (string[])["Order Date", "Ship Date"]) line[name] = DateTime.SpecifyKind(DateTime.Parse(row[name], CultureInfo.GetCultureInfo("en-US")), DateTimeKind.Utc);
        foreach (var name in (string[])["Sales", "Discount", "Profit"]) line[name] = double.Parse(row[name], CultureInfo.InvariantCulture);
        line["Quantity"] = int.Parse(row["Quantity"], CultureInfo.InvariantCulture);
        return line;
    }
}
