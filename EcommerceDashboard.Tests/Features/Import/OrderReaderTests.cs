using System.Text;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import;

public class OrderReaderTests
{
    static OrderReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task Read_SmallFile_GivesTheHandCountedOrders()
    {
        var imported = await Read(SuperstoreCsv.Whole);

        Assert.Equal((5, "UTF-8", "YYYY-MM-DD"), (imported.Lines, imported.Encoding, imported.DateFormat));
        // In the order of their last lines.
        Assert.Equal(["B", "A", "C"], imported.Orders.Select(order => order.Id));
        var (b, a, c) = (imported.Orders[0], imported.Orders[1], imported.Orders[2]);
        Assert.Equal(new DateTime(2016, 11, 8, 0, 0, 0, DateTimeKind.Utc), a.OrderedAt);
        Assert.Equal(new DateTime(2016, 11, 11, 0, 0, 0, DateTimeKind.Utc), a.ShippedAt);
        Assert.Equal(new OrderCustomer("C-1", "Renée Dupré", "Consumer"), a.Customer);
        Assert.Equal(new OrderPlace { Country = "France", Region = "West", State = "Centre", City = "Orléans", PostalCode = "45000" }, a.ShipTo);
        Assert.Equal((219.5m, 41.5m, 200m, 5L), (a.Sales, a.Profit, a.CostedSales, a.Units));
        Assert.Equal(["Furniture", "Technology"], a.Categories);
        Assert.Equal((80.6234m, -19.9234m, 6L, "First Class"), (b.Sales, b.Profit, b.Units, b.ShipMode));
        Assert.Equal(
            new OrderLine { ProductId = "P-2", Name = "Phone 5\" black", Category = "Technology", SubCategory = "Phones", Quantity = 5, UnitPrice = 20.125m, Discount = 0.2m, Sales = 80.5m, Profit = -20m },
            b.Lines[0]);
        Assert.Equal(0.617m, b.Lines[1].UnitPrice);
        // No customer, not shipped, given away entirely: no list price to be told.
        Assert.Equal((null, null, "Paper\nA4", null), (c.Customer, c.ShippedAt, c.Lines[0].Name, c.Lines[0].UnitPrice));
        Assert.All(imported.Orders, order => Assert.Equal(OrderStatus.Completed, order.Status));
        Assert.Null(a.ShipFrom);
    }

    [Theory]
    [InlineData("utf-8", true, "\n", "UTF-8")]
    [InlineData("utf-8", false, "\r\n", "UTF-8")]
    [InlineData("utf-16", true, "\r\n", "UTF-16")]
    [InlineData("utf-16", false, "\n", "UTF-16")]
    [InlineData("utf-16BE", true, "\n", "UTF-16BE")]
    [InlineData("utf-16BE", false, "\r\n", "UTF-16BE")]
    [InlineData("windows-1252", false, "\r\n", "WINDOWS-1252")]
    public async Task Read_EncodingsAndLineEnds_GiveTheSameOrders(string encoding, bool mark, string lineEnd, string expected)
    {
        var text = SuperstoreCsv.Text(SuperstoreCsv.Lines[..4]).Replace("\n", lineEnd, StringComparison.Ordinal);
        var target = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? target.GetPreamble() : [], .. target.GetBytes(text)];

        var imported = await Read(SuperstoreCsv.File(bytes));

        Assert.Equal(expected, imported.Encoding);
        Assert.Equal("Renée Dupré", imported.Orders[1].Customer!.Name);
        Assert.Equal(300.1234m, imported.Orders.Sum(order => order.Sales));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Read_OtherSeparators_AreFound(char separator)
    {
        var text = SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(3)]).Replace(',', separator);

        Assert.Equal(3, (await Read(text)).Orders.Count);
    }

    [Fact]
    public async Task Read_ColumnsInAnotherOrderWithMoreBesideThem_AreFoundByName()
    {
        var rows = SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(2)]).TrimEnd('\n').Split('\n')
            .Select((line, i) => (i == 0 ? "Comment," : "x,") + string.Join(',', line.Split(',').Reverse()));

        var imported = await Read(string.Join('\n', rows).Replace("Country", " country/region ", StringComparison.Ordinal).Replace("Sales", "SALES", StringComparison.Ordinal));

        Assert.Equal(("O-1", 200m, "France"), (imported.Orders[0].Id, imported.Orders[0].Sales, imported.Orders[0].ShipTo!.Country));
    }

    [Theory]
    [InlineData("4/7/2016", "4/17/2016", "M/D/YYYY", 4)]
    [InlineData("4/7/2016", "17/4/2016", "D/M/YYYY", 7)]
    [InlineData("07.04.2016", "17.04.2016", "D/M/YYYY", 4)]
    [InlineData("2016-04-07", "2016-04-17", "YYYY-MM-DD", 4)]
    public async Task Read_Dates_AreReadAsTheWholeColumnIsWritten(string first, string second, string expected, int month)
    {
        var imported = await Read(SuperstoreCsv.Text(
            SuperstoreCsv.Line(("Order Date", first), ("Ship Date", "")), SuperstoreCsv.Line(("Row ID", "2"), ("Order ID", "B"), ("Order Date", second), ("Ship Date", ""))));

        Assert.Equal((expected, month), (imported.DateFormat, imported.Orders[0].OrderedAt.Month));
    }

    [Fact]
    public async Task Read_AmbiguousOrderDates_AreReadAsTheShipDates()
    {
        var imported = await Read(SuperstoreCsv.Text(SuperstoreCsv.Line(("Order Date", "4/7/2016"), ("Ship Date", "13/7/2016"))));

        Assert.Equal(new DateTime(2016, 7, 4, 0, 0, 0, DateTimeKind.Utc), imported.Orders[0].OrderedAt);
    }

    [Fact]
    public async Task Read_Dates_AreTheFirstInstantOfTheDayInTheBusinessZone()
    {
        var imported = await ReadFile.OfAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), calendar: Calendars.In("America/New_York", new DateOnly(2030, 1, 1)));

        Assert.Equal(new DateTime(2016, 4, 7, 4, 0, 0, DateTimeKind.Utc), imported.Orders[0].OrderedAt);
        Assert.Equal(new DateTime(2016, 11, 8, 5, 0, 0, DateTimeKind.Utc), imported.Orders[1].OrderedAt);
    }

    [Fact]
    public async Task Read_TheSameLineTwiceUnderTwoRowIds_KeepsBoth()
    {
        var imported = await Read(SuperstoreCsv.Text(SuperstoreCsv.Line(), SuperstoreCsv.Line(("Row ID", "2"))));

        Assert.Equal((1, 2, 400m), (imported.Orders.Count, imported.Orders[0].Lines.Count, imported.Orders[0].Sales));
    }

    [Fact]
    public async Task Read_HostileNames_AreTakenAsTheyAre()
    {
        var name = "<b>=1+1</b> 12\" 💡 " + new string('x', 5_000);
        var imported = await Read(SuperstoreCsv.Text(SuperstoreCsv.Line(("Product Name", $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

        Assert.Equal(name, imported.Orders[0].Lines[0].Name);
    }

    [Fact]
    public async Task Read_Superstore_HasTheKnownCounts()
    {
        var path = SharedData.Require("superstore/superstore.csv");

        var imported = await Read(ImportFile.OnDisk(path));

        Assert.Equal((5_009, 9_994L), (imported.Orders.Count, imported.Lines));
        Assert.Equal(793, imported.Orders.Select(order => order.Customer!.Id).Distinct().Count());
        Assert.Equal(1_862, imported.Orders.SelectMany(order => order.Lines).Select(line => line.ProductId).Distinct().Count());
        Assert.Equal((2_297_200.8603m, 286_397.0217m), (imported.Orders.Sum(order => order.Sales), imported.Orders.Sum(order => order.Profit)));
        Assert.Equal(37_873, imported.Orders.Sum(order => order.Units));
    }

    private static Task<ReadFile> Read(string text) => Read(SuperstoreCsv.File(text));

    private static Task<ReadFile> Read(ImportFile file) => ReadFile.OfAsync(file);
}
