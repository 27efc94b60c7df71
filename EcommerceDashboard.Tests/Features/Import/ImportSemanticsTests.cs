using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import;

/// <summary>What docs/data.md promises of any shop's file.</summary>
public class ImportSemanticsTests
{
    [Fact]
    public async Task LinesOfAnOrder_FarApart_AreOneOrderInTheirOrder()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p1,1,10", "B,2026-01-02,c,p1,1,20", "A,2026-01-01,c,p2,2,5"]);

        Assert.Equal(["B", "A"], read.Orders.Select(order => order.Id));
        Assert.Equal(["p1", "p2"], read.Orders[1].Lines.Select(line => line.ProductId));
        Assert.Equal((20m, 20m, 3L), (read.Orders[0].Sales, read.Orders[1].Sales, read.Orders[1].Units));
    }

    [Fact]
    public async Task Refunds_NegativeOrders_AreRefundsOfTheirOwnDay()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,2,10", "R,2026-01-05,c,p,-1,10", "M,2026-01-06,c,p,3,10", "M,2026-01-06,c,q,-1,4", "P,2026-01-07,c,p,1,-11062.06"]);

        Assert.Equal([OrderStatus.Completed, OrderStatus.Refund, OrderStatus.Completed, OrderStatus.Refund], read.Orders.Select(order => order.Status));
        Assert.Equal([20m, -10m, 26m, -11062.06m], read.Orders.Select(order => order.Sales));
        Assert.Equal((new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc), -1L), (read.Orders[1].OrderedAt, read.Orders[1].Units));
    }

    [Fact]
    public async Task Statuses_Words_AreWhatTheyMean()
    {
        string[] words = ["Delivered", "annulée", "wc-processing", "Refunded", "Remboursé", "on-hold", "versandfertig", "shipped"];
        var read = await ReadCsv.OfAsync(
            ReadCsv.Header + ",status", [.. words.Select((word, i) => $"{i},2026-01-01,c,p,{(word == "Remboursé" ? -1 : 1)},10,{word}")],
            ImportMapping.Empty with { Statuses = new Dictionary<string, string> { ["versandfertig"] = "completed" } });

        // An order that was refunded entirely, with nothing negative and no day of the refund, counts as neither.
        Assert.Equal(["completed", "cancelled", "completed", "cancelled", "refund", "completed", "completed", "completed"], read.Orders.Select(order => order.Status));
        Assert.Equal(new ImportNotice(ImportNoticeKind.RefundedWhole, 1, 5), Assert.Single(read.Notices));
        Assert.Equal(
            ["orders.csv:2:7 status: “lost at sea” is not a known word for how an order stands; the mapping can say which of completed, cancelled, refund it means"],
            await ReadCsv.ProblemsAsync(ReadCsv.Header + ",status", ["A,2026-01-01,c,p,1,10,lost at sea"]));
    }

    [Fact]
    public async Task Customers_Missing_LeaveOrdersWithout()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,,p,1,10", "B,2026-01-01,c,p,1,10"]);

        Assert.Equal([null, "c"], read.Orders.Select(order => order.Customer?.Id));
        Assert.Equal(new ImportNotice(ImportNoticeKind.NoCustomer, 1, 2), Assert.Single(read.Notices));
    }

    [Fact]
    public async Task EqualLines_AreKeptAndCounted_UnlessTheyAreNumbered()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,10", "A,2026-01-01,c,p,1,10", "A,2026-01-01,c,p,1,10"]);

        Assert.Equal((3, 30m), (read.Orders[0].Lines.Count, read.Orders[0].Sales));
        Assert.Equal(new ImportNotice(ImportNoticeKind.EqualLines, 2, 2), Assert.Single(read.Notices));
        Assert.Equal(
            ["orders.csv:3:7 line number: “1” is on line 2 already, but must be there once"],
            await ReadCsv.ProblemsAsync(ReadCsv.Header + ",line number", ["A,2026-01-01,c,p,1,10,1", "A,2026-01-01,c,p,1,10,1"]));
    }

    [Fact]
    public async Task SeveralTimes_OfAnOrder_GiveItTheEarliest()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-02 10:01,c,p,1,10", "A,2026-01-02 09:59,c,q,1,10"]);

        Assert.Equal(new DateTime(2026, 1, 2, 9, 59, 0, DateTimeKind.Utc), read.Orders[0].OrderedAt);
        Assert.Equal(new ImportNotice(ImportNoticeKind.SeveralTimes, 1, 2), Assert.Single(read.Notices));
    }

    [Fact]
    public async Task Heads_EmptyAfterTheFirstLine_SayNothing_AndContradictionsAreRejected()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header + ",city", ["A,2026-01-02,c,p,1,10,", "A,,,q,1,10,Paris"]);

        Assert.Equal((2, "c", "Paris"), (read.Orders[0].Lines.Count, read.Orders[0].Customer!.Id, read.Orders[0].ShipTo!.City));
        Assert.Equal(
            ["orders.csv:3:3 customer id: “d” differs from “c” on line 2, but both lines belong to order A"],
            await ReadCsv.ProblemsAsync(ReadCsv.Header, ["A,2026-01-02,c,p,1,10", "A,2026-01-02,d,p,1,10"]));
        Assert.Equal(["orders.csv:2:2 date: is empty, but must be a date as YYYY-MM-DD"], await ReadCsv.ProblemsAsync(ReadCsv.Header, ["A,,c,p,1,10"]));
    }

    [Fact]
    public async Task DatesBeforeTheOrder_AreLeftOutAndCounted()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header + ",ship date,delivery date", ["A,2026-01-02 10:00,c,p,1,10,2026-01-02,2026-01-01", "B,2026-01-02 10:00,c,p,1,10,2026-01-03 11:00,2026-01-04"]);

        // A day without a time is the whole day.
        Assert.Equal((new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), null), (read.Orders[0].ShippedAt, read.Orders[0].DeliveredAt));
        Assert.Equal(new ImportNotice(ImportNoticeKind.DateBeforeOrder, 1, 2), Assert.Single(read.Notices));
    }

    [Theory]
    [InlineData("profit", "3", 7, 3)]
    [InlineData("unit cost", "4", 12, 3)]
    [InlineData("cost", "4", 4, 3)]
    public async Task Costs_KnownForSomeLines_GiveProfitAndCoverage(string column, string value, int cost, int quantity)
    {
        var read = await ReadCsv.OfAsync($"{ReadCsv.Header},{column}", [$"A,2026-01-01,c,p,{quantity},10,{value}", "A,2026-01-01,c,q,1,100,"]);

        var order = read.Orders[0];
        Assert.Equal((130m, column == "profit" ? 3m : 30m - cost, 30m), (order.Sales, order.Profit, order.CostedSales));
        Assert.Null(order.Lines[1].Profit);
        Assert.Null((await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,10"])).Orders[0].Profit);
    }

    [Fact]
    public async Task Discounts_SharesPercentagesAndAmounts_MakeSales()
    {
        var shares = await ReadCsv.OfAsync(ReadCsv.Header + ",discount", ["A,2026-01-01,c,p,2,10,0.25", "B,2026-01-01,c,p,2,10,25%", "C,2026-01-01,c,p,2,10,"]);
        var amounts = await ReadCsv.OfAsync(ReadCsv.Header + ",discount amount", ["A,2026-01-01,c,p,2,10,5", "R,2026-01-01,c,p,-2,10,5"]);

        Assert.Equal([(15m, 0.25m), (15m, 0.25m), (20m, 0m)], shares.Orders.Select(order => (order.Sales, order.Lines[0].Discount)));
        Assert.Equal([(15m, 0.25m), (-15m, 0.25m)], amounts.Orders.Select(order => (order.Sales, order.Lines[0].Discount)));
    }

    [Fact]
    public async Task Currencies_WithARate_AreConverted_OthersRejected()
    {
        var mapping = ImportMapping.Empty with { Rates = new Dictionary<string, decimal> { ["EUR"] = 1.08m } };
        var read = await ReadCsv.OfAsync(ReadCsv.Header + ",currency", ["A,2026-01-01,c,p,2,10.50,EUR", "B,2026-01-01,c,p,1,7,usd", "C,2026-01-01,c,p,1,$7,"], mapping);
        var signs = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,€10"], mapping);

        Assert.Equal([(22.68m, 11.34m), (7m, 7m), (7m, 7m)], read.Orders.Select(order => (order.Sales, order.Lines[0].UnitPrice!.Value)));
        Assert.Equal(10.8m, signs.Orders[0].Sales);
        Assert.Equal(
            ["orders.csv:2:7 currency: “GBP” is not a currency with a rate: the shop’s is USD, and the mapping can name what others are worth"],
            await ReadCsv.ProblemsAsync(ReadCsv.Header + ",currency", ["A,2026-01-01,c,p,1,10,GBP"], mapping));
        Assert.Equal(["orders.csv:2:6 price: “£10” is not in a currency with a rate: the shop’s is USD"], await ReadCsv.ProblemsAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,£10"], mapping));
        Assert.Equal(
            ["orders.csv:2:6 price: “€10” is not in a currency with a rate: the order is in USD"],
            await ReadCsv.ProblemsAsync(ReadCsv.Header + ",currency", ["A,2026-01-01,c,p,1,€10,USD"], mapping));
        Assert.Equal(10.8m, (await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,10"], mapping with { Currency = "EUR" })).Orders[0].Sales);
    }

    [Theory]
    [InlineData("date;n° commande;référence;qté;prix", "17/4/2026;A;p;2;1 234,56 €", "EUR", "2469.12")]
    [InlineData("Datum;Bestellnummer;Artikelnummer;Menge;Preis", "17.4.2026;A;p;2;1.234,56", "EUR", "2469.12")]
    [InlineData("date\torder id\tsku\tqty\tprice", "4/17/2026\tA\tp\t2\t$1,234.56 ", "USD", "2469.12")]
    [InlineData("date|order id|sku|qty|price", "Apr 17, 2026|A|p|2|(5.00)", "USD", "-10.00")]
    public async Task Formats_OfSeveralCountries_AreFoundOut(string header, string line, string currency, string sales)
    {
        var read = await ReadCsv.OfAsync(header, [line], currency: currency);

        Assert.Equal((new DateTime(2026, 4, 17, 0, 0, 0, DateTimeKind.Utc), decimal.Parse(sales, CultureInfo.InvariantCulture)), (read.Orders[0].OrderedAt, read.Orders[0].Sales));
    }

    [Fact]
    public async Task AmbiguousFormats_AreAskedAndNeverGuessed()
    {
        string[] dates = ["A,4/7/2026,c,p,1,10", "B,5/7/2026,c,p,1,10"];

        Assert.Equal(
            ["orders.csv: How dates such as 4/7/2026, 5/7/2026 are meant cannot be told: all dates fit both M/D/YYYY and D/M/YYYY. Say which with --date-format."],
            await ReadCsv.ProblemsAsync(ReadCsv.Header, dates));
        Assert.Equal(
            ["orders.csv: How dates such as 4/17/2026, 17/4/2026 are meant cannot be told: 1 dates can only be M/D/YYYY and 1 only D/M/YYYY. Say which with --date-format."],
            await ReadCsv.ProblemsAsync(ReadCsv.Header, ["A,4/17/2026,c,p,1,10", "B,17/4/2026,c,p,1,10"]));
        Assert.Equal(
            ["orders.csv: What stands before the decimals of numbers such as 1.234 cannot be told. Say which with --decimal-mark."],
            await ReadCsv.ProblemsAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,1.234"]));
        Assert.Equal(4, (await ReadCsv.OfAsync(ReadCsv.Header, dates, ImportMapping.Empty with { DateFormat = "M/D/YYYY" })).Orders[0].OrderedAt.Month);
        Assert.Equal(7, (await ReadCsv.OfAsync(ReadCsv.Header, dates, ImportMapping.Empty with { DateFormat = "D/M/YYYY" })).Orders[0].OrderedAt.Month);
        Assert.Equal(1234m, (await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-01-01,c,p,1,1.234"], ImportMapping.Empty with { DecimalMark = "," })).Orders[0].Sales);
    }

    [Fact]
    public async Task TimeZone_OfTheMapping_HoldsForTimesThatNameNone()
    {
        var read = await ReadCsv.OfAsync(ReadCsv.Header, ["A,2026-07-01 10:00,c,p,1,10", "B,2026-07-01T10:00:00Z,c,p,1,10"], ImportMapping.Empty with { TimeZone = "America/New_York" });

        Assert.Equal([14, 10], read.Orders.Select(order => order.OrderedAt.Hour));
    }

    [Fact]
    public async Task Columns_ThatCannotBeFound_AreAskedFor()
    {
        Assert.Equal(
            ["orders.csv: No column is known to hold productId or productName. Say which with --mapping. Found: order id, date, thing, price."],
            await ReadCsv.ProblemsAsync("order id,date,thing,price", ["A,2026-01-01,p,10"]));
        var columns = new Dictionary<string, string> { ["orderId"] = "order id", ["orderedAt"] = "date", ["productId"] = "Thing", ["sales"] = "price" };
        Assert.Equal("p", (await ReadCsv.OfAsync("order id,date,thing,price", ["A,2026-01-01,p,10"], ImportMapping.Empty with { Columns = columns })).Orders[0].Lines[0].ProductId);
        columns["sales"] = "prize";
        Assert.Equal(
            ["orders.csv:1: The header lacks the column prize. Found: order id, date, thing, price."],
            await ReadCsv.ProblemsAsync("order id,date,thing,price", ["A,2026-01-01,p,10"], ImportMapping.Empty with { Columns = columns }));
    }

    [Fact]
    public async Task RejectedLine_TakesItsOrderWithIt_WhereRejectsAreAccepted()
    {
        var read = await ReadCsv.OfAsync(
            ReadCsv.Header, ["A,2026-01-01,c,p,1,10", "B,2026-01-01,c,p,1,x", "A,2026-01-01,c,q,y,10", "too,few", ",2026-01-01,c,p,1,10", "C,2026-01-01,c,p,1,10"], acceptRejects: true);

        Assert.Equal(["C"], read.Orders.Select(order => order.Id));
        Assert.Equal((5L, 2L, 4L), (read.Rejects.Lines, read.Rejects.Orders, read.Rejects.Problems));
        Assert.Equal(
            [(ImportProblemKind.Number, "price"), (ImportProblemKind.Quantity, "quantity"), (ImportProblemKind.FieldCount, null), (ImportProblemKind.Missing, "order id")],
            read.Rejects.Kinds.Select(kind => (kind.Kind, kind.Column)));
    }

    [Fact]
    public async Task FieldOfAMegabyte_InAColumnThatIsNotUsed_IsNoHindrance()
    {
        var note = new string('x', 1_000_000) + "\"\"\n" + new string('y', 500_000);

        var read = await ReadCsv.OfAsync(ReadCsv.Header + ",note", [$"A,2026-01-01,c,p,1,10,\"{note}\"", "B,2026-01-02,c,p,1,10,"]);

        Assert.Equal(["A", "B"], read.Orders.Select(order => order.Id));
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "This is a packed file: unpack it first.")]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0 }, "This is a packed file: unpack it first.")]
    public async Task PackedFiles_AreRefused(byte[] bytes, string expected) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<ImportRejectedException>(() => ReadFile.OfAsync(SuperstoreCsv.File(bytes)))).Message);

    [Fact]
    public async Task Shopify_LinesWithoutAHead_DiscountsAndCancellations()
    {
        const string Header = "Name,Email,Financial Status,Currency,Subtotal,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Cancelled at,Source,Lineitem discount";
        var read = await ReadCsv.OfAsync(
            Header,
            [
                "#1001,ann@example.org,paid,USD,27.00,Express,2026-05-01 10:00:00 -0400,2,Lamp - Red,10.00,LAMP-R,Ann Lee,Paris,'75001,,FR,,web,0.00",
                "#1001,ann@example.org,,,,,2026-05-01 10:00:00 -0400,1,Gift wrap,10.00,,,,,,,,,0.00",
                "#1002,bo@example.org,refunded,USD,5.00,,2026-05-02 10:00:00 -0400,1,Lamp,5.00,LAMP,Bo Li,Reno,89501,NV,US,,web,0.00",
                "#1003,bo@example.org,voided,USD,5.00,,2026-05-03 10:00:00 -0400,1,Lamp,5.00,LAMP,Bo Li,Reno,89501,NV,US,2026-05-03 11:00:00 -0400,web,0.00",
            ]);

        Assert.Equal("shopify", read.Layout);
        Assert.Equal(["completed", "cancelled", "cancelled"], read.Orders.Select(order => order.Status));
        var first = read.Orders[0];
        Assert.Equal((new DateTime(2026, 5, 1, 14, 0, 0, DateTimeKind.Utc), "ann@example.org", "Ann Lee", "FR", "Express"), (first.OrderedAt, first.Customer!.Id, first.Customer.Name, first.ShipTo!.Country, first.ShipMode));
        // 3 of the 30 are off: each line bears its share.
        Assert.Equal([("LAMP-R", 18m, 0.1m), ("Gift wrap", 9m, 0.1m)], first.Lines.Select(line => (line.ProductId, line.Sales, line.Discount)));
    }

    [Theory]
    [InlineData("Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),City (Shipping),Country Code (Shipping),SKU,Item #,Item Name,Quantity,Item Cost")]
    [InlineData("order_number,status,order_date,billing_first_name,billing_last_name,billing_email,shipping_city,shipping_country,item_sku,item_id,item_name,item_quantity,item_total")]
    public async Task WooCommerce_BothExports_AreRead(string header)
    {
        var read = await ReadCsv.OfAsync(header, ["71,Processing,2026-05-01 10:00,Ann,Lee,ann@example.org,Paris,FR,LAMP,1,Lamp,1,19.90", "71,Processing,2026-05-01 10:00,Ann,Lee,ann@example.org,Paris,FR,CUP,2,Cup,1,5.10"]);

        Assert.Equal(("woocommerce", 25.00m, "Ann Lee", "Paris"), (read.Layout, read.Orders[0].Sales, read.Orders[0].Customer!.Name, read.Orders[0].ShipTo!.City));
    }

    [Fact]
    public async Task OnlineRetail_CancellationsAreRefunds()
    {
        var read = await ReadCsv.OfAsync(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            ["536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom", "C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom", "536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom"]);

        Assert.Equal([("536365", "completed", 15.30m, "17850"), ("C536379", "refund", -27.50m, "14527"), ("536414", "completed", 0m, null)], read.Orders.Select(order => (order.Id, order.Status, order.Sales, order.Customer?.Id)));
    }
}
