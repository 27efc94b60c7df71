using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.SampleData;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;
using NodaTime;

namespace EcommerceDashboard.Features.Import.Export;

public class OrderExportTests(TestDatabase test) : IClassFixture<TestDatabase>
{
    /// <summary>Texts that programs stumble over.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Any("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "'", "a,b", "\"q\"", "two\r\nlines", "x;=1", "x;'=1", ";'", "a\t\t'@", "two\r\n=lines", "\ttab", " blank ", "<b>é💡", "1.234,56", "NULL"), Gen.String[Gen.Char[' ', 'ÿ'], 1, 12]);

    private static readonly Gen<decimal> Money = Gen.Select(Gen.Long[-10_000_000, 10_000_000], Gen.Int[0, 6], (units, scale) => new decimal(units) / (decimal)Math.Pow(10, scale));

    private static readonly Gen<OrderPlace?> Place = Gen.Select(Text.Null(), Text.Null(), Text.Null(), Gen.Double[-89, 89], Gen.Bool, (country, city, code, degrees, isKnown) =>
        country is null && city is null && code is null && !isKnown
            ? null
            : new OrderPlace { Country = country, City = city, PostalCode = code, Location = isKnown ? GeoJson.Point(GeoJson.Geographic(degrees * 2, degrees)) : null });

    private static readonly Gen<OrderLine> Line = Gen.Select(Text, Text.Null(), Text.Null(), Gen.Int[-5, 50], Money, Money.Nullable(), Gen.Int[0, 100], (product, name, category, quantity, sales, profit, percent) =>
        new OrderLine { ProductId = product, Name = name, Category = category, Quantity = quantity, Sales = sales, Profit = profit, UnitPrice = profit, Discount = percent / 100m });

    private static readonly Gen<OrderDocument> Order = Gen.Select(
        Line.Array[1, 4], Text.Null(), Text.Null(), Place, Place, Gen.Long[0, 2_000_000_000_000], Any(OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Refund), Text.Null(),
        (lines, customer, name, to, from, milliseconds, status, mode) => TestOrders.WithTotals(new OrderDocument
        {
            Id = "",
            OrderedAt = DateTime.UnixEpoch.AddMilliseconds(milliseconds),
            Status = status,
            Customer = customer is null ? null : new OrderCustomer(customer, name, null),
            ShipMode = mode,
            ShippedAt = mode is null ? null : DateTime.UnixEpoch.AddMilliseconds(milliseconds - 5),
            ShipTo = to,
            ShipFrom = from,
            Lines = lines,
            Sales = 0,
            CostedSales = 0,
            Units = 0,
            Categories = [],
        }));

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_RandomOrders_ImportBackToTheSameDocuments()
    {
        var shops = Gen.Select(Order.Array[200], Text.Array[200], (orders, ids) => orders.Select((order, i) => order with { Id = ids[i] + i.ToString(CultureInfo.InvariantCulture) }).ToArray());

        await shops.SampleAsync(
            async orders =>
            {
                var before = await StoreAsync(orders);
                var read = await ReadFile.OfAsync(SuperstoreCsv.File(await ExportAsync(ExportFormat.Csv)));

                Assert.Equal("canonical", read.Layout);
                var after = read.Orders.ToDictionary(order => order.Id, order => order.ToBsonDocument());
                Assert.Equal(before.Count, after.Count);
                Assert.All(before, order => Assert.Equal(StatedFields.Of(order).ToJson(), after[order["_id"].AsString].ToJson()));
            },
            iter: 5, threads: 1);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Ndjson)]
    public async Task SampleShop_EveryFormat_ImportsBackUnchanged(ExportFormat format)
    {
        var collections = new DashboardCollections(test.Database);
        await collections.Meta.DeleteManyAsync(_ => true, Cancel);
        await collections.Orders.DeleteManyAsync(_ => true, Cancel);
        var load = new DataLoad(collections, TimeProvider.System, []);
        await new SampleDataLoader(collections, load, TimeProvider.System, DateTimeZone.Utc, NullLogger<SampleDataLoader>.Instance).LoadIntoEmptyAsync(500, Cancel);
        // Of the user's own data, an import keeps what it does not change.
        await collections.Meta.UpdateOneAsync(meta => meta.Id == DataMeta.TheId, Builders<DataMeta>.Update.Set(meta => meta.Source, DataSource.Import), cancellationToken: Cancel);

        var import = new ImportService(collections, load, Calendars.Utc, new KpiFormatter("USD"), TimeProvider.System);
        var report = await import.ImportAsync(SuperstoreCsv.File(await ExportAsync(format)), null, false, null, Cancel);

        Assert.Equal((0L, 0L, await collections.Orders.CountDocumentsAsync(_ => true, cancellationToken: Cancel)), (report.New, report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task JsonAndNdjson_HoldEveryOrderAsStated()
    {
        var before = await StoreAsync([
            TestOrders.Order("a", "2026-01-01", "c", null, "West", TestOrders.Line("p", "Office", 1, 2.50m, null)) with { OrderNumberOfCustomer = 1, DistanceKm = 2 },
            TestOrders.Order("b", "2026-01-02", null, null, null, TestOrders.Line("p", null, 1, 1, 1)),
        ]);

        var array = JsonDocument.Parse(await ExportAsync(ExportFormat.Json)).RootElement.EnumerateArray().Select(order => order.GetRawText()).ToList();
        var lines = Encoding.UTF8.GetString(await ExportAsync(ExportFormat.Ndjson)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(before.Select(StatedFields.Of), array.Select(order => BsonDocument.Parse(order)));
        Assert.Equal(before.Select(StatedFields.Of), lines.Select(order => BsonDocument.Parse(order)));
        Assert.DoesNotContain("distanceKm", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "The file holds no order.")]
    [InlineData("{ \"_id\": \"a\" ", "Order 1 of the file is none as the export writes it: the JSON is broken: ")]
    [InlineData("{ \"status\": \"completed\" }", "Order 1 of the file is none as the export writes it: it has no _id.")]
    [InlineData("[{ \"_id\": \"a\", \"status\": \"sold\" }]", "Order 1 of the file is none as the export writes it: its status is none of completed, cancelled, refund.")]
    [InlineData("{ \"_id\": \"a\", \"status\": \"refund\" }", "Order 1 of the file is none as the export writes it: it has no orderedAt.")]
    [InlineData("{ \"_id\": \"a\", \"status\": \"refund\", \"orderedAt\": { \"$date\": \"2026-01-01T00:00:00Z\" } }", "Order 1 of the file is none as the export writes it: it has no lines, or one without a productId.")]
    [InlineData("{ \"_id\": \"a\", \"lines\": 5 }", "Order 1 of the file is none as the export writes it: ")]
    [InlineData("5", null)]
    public async Task Json_WhatIsNoOrder_EndsTheImport(string json, string? expected)
    {
        var load = new DataLoad(new DashboardCollections(test.Database), TimeProvider.System, []);
        var import = new ImportService(new DashboardCollections(test.Database), load, Calendars.Utc, new KpiFormatter("USD"), TimeProvider.System);

        var rejected = await Assert.ThrowsAsync<ImportRejectedException>(() => import.ImportAsync(SuperstoreCsv.File(json), null, true, null, Cancel));

        if (expected is not null) Assert.StartsWith(expected, rejected.Message, StringComparison.Ordinal);
    }

    private async Task<List<BsonDocument>> StoreAsync(IReadOnlyList<OrderDocument> orders)
    {
        var stored = new DashboardCollections(test.Database).Orders;
        await stored.DeleteManyAsync(_ => true, Cancel);
        await stored.InsertManyAsync(orders, cancellationToken: Cancel);
        return await test.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName).Find(FilterDefinition<BsonDocument>.Empty).Sort("{ _id: 1 }").ToListAsync(Cancel);
    }

    private async Task<byte[]> ExportAsync(ExportFormat format)
    {
        using var output = new MemoryStream();
        await new OrderExport(new DashboardCollections(test.Database)).WriteAsync(output, format, Cancel);
        return output.ToArray();
    }
}
