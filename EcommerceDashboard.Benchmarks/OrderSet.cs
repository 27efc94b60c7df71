using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using MongoDB.Bson;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Order documents of the dashboard's shape, 2.2 lines each on average, in memory as raw BSON; the same for the same number.</summary>
internal sealed class OrderSet : IDocumentSource, IPipelineContext
{
    /// <summary>So many documents differ; larger sets repeat them, each with bytes of its own, as memory is what scans wait for.</summary>
    private const int Different = 50_000;

    private static readonly string[] Regions = ["West", "East", "South", "Central"];
    private static readonly string[] Segments = ["Consumer", "Corporate", "Home Office"];
    private static readonly string[] Categories = ["Furniture", "Office Supplies", "Technology"];
    private static readonly string[] Channels = ["web", "store", "phone"];
    private static readonly DateTime Start = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly byte[][] _documents;

    public OrderSet(int count)
    {
        var random = new Random(20260101);
        _documents = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            if (i < Different)
                Lines += Order(random, i, out _documents[i]);
            else
                _documents[i] = [.. _documents[i % Different]];
        }

        Lines = (long)(Lines * ((double)count / Math.Min(count, Different)));
    }

    /// <summary>How many order lines the set holds, nearly.</summary>
    public long Lines { get; }

    /// <summary>Bytes of all documents.</summary>
    public long ByteCount => _documents.Sum(document => (long)document.Length);

    public string Database => "shop";

    public DateTime Now => Start;

    public BsonDocument Let => [];

    public CancellationToken Cancellation => CancellationToken.None;

    public IReadOnlyList<byte[]> Snapshot() => _documents;

    public IReadOnlyList<byte[]>? Candidates(BsonDocument filter, Matcher matcher) => null;

    public IDocumentSource Source(string database, string collection) => this;

    public void Replace(string database, string collection, BsonDocument? timeSeries, IEnumerable<BsonDocument> documents) => throw new NotSupportedException();

    public void Merge(string database, string collection, BsonDocument specification, IEnumerable<BsonDocument> documents) => throw new NotSupportedException();

    private static int Order(Random random, int number, out byte[] bson)
    {
        var lines = new BsonArray();
        var lineCount = 1 + (random.Next(5) * random.Next(5) / 3);
        for (var i = 0; i < lineCount; i++)
            lines.Add(Line(random));
        var customer = random.Next(8_000);
        var region = Regions[random.Next(4)];
        var orderedAt = Start.AddMinutes(random.Next(3 * 365 * 24 * 60));
        var order = new BsonDocument
        {
            { "_id", $"ORD-{number:D7}" },
            { "orderedAt", orderedAt },
            { "status", random.Next(20) == 0 ? "cancelled" : "completed" },
            { "channel", Channels[random.Next(3)] },
            { "customer", new BsonDocument { { "id", $"C{customer:D5}" }, { "name", $"Customer {customer}" }, { "segment", Segments[customer % 3] } } },
            { "shipMode", "Standard Class" },
            { "shippedAt", orderedAt.AddDays(2) },
            { "deliveredAt", orderedAt.AddDays(5) },
            { "shipTo", Place(region, random) },
            { "shipFrom", Place("Central", random) },
            { "distanceKm", random.NextDouble() * 3000 },
            { "lines", lines },
            { "sales", Total(lines, "sales") },
            { "profit", Total(lines, "profit") },
            { "costedSales", Total(lines, "sales") },
            { "units", (long)lines.Sum(line => line["quantity"].AsInt32) },
            { "categories", new BsonArray(lines.Select(line => line["category"]).Distinct()) },
            { "orderNumberOfCustomer", random.Next(1, 30) },
        };
        bson = order.ToBson();
        return lineCount;
    }

    private static BsonDocument Line(Random random)
    {
        var product = random.Next(600);
        var quantity = random.Next(1, 9);
        var sales = quantity * random.Next(300, 60_000) / 100m;
        return new BsonDocument
        {
            { "productId", $"P-{product:D4}" },
            { "name", $"Product number {product} with a name of usual length" },
            { "category", Categories[product % 3] },
            { "subCategory", $"Sub {product % 17}" },
            { "quantity", quantity },
            { "unitPrice", new BsonDecimal128(sales / quantity) },
            { "discount", new BsonDecimal128(0.1m) },
            { "sales", new BsonDecimal128(sales) },
            { "profit", new BsonDecimal128(Math.Round(sales * 0.2m, 2)) },
        };
    }

    private static BsonDocument Place(string region, Random random) => new()
    {
        { "country", "United States" },
        { "region", region },
        { "state", $"State {random.Next(50)}" },
        { "city", $"City {random.Next(500)}" },
        { "postalCode", $"{random.Next(10_000, 99_999)}" },
        { "location", new BsonDocument { { "type", "Point" }, { "coordinates", new BsonArray { random.NextDouble() * 60 - 120, random.NextDouble() * 20 + 28 } } } },
    };

    private static BsonDecimal128 Total(BsonArray lines, string field) => new(lines.Sum(line => (decimal)line[field].AsDecimal128));
}
