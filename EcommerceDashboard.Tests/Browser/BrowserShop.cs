using EcommerceDashboard.Data;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Browser;

/// <summary>
/// A shop small enough to count by hand. In each month of 2016 and 2017 two orders of two lines: a lamp (Technology) and two chairs (Furniture).
/// 2016: 24 orders, 3,600.00 of sales, 360.00 of profit, 72 units. 2017: 24 orders, 4,320.00 of sales, 432.00 of profit, 72 units (sales and profit
/// + 20.0 %). Each of twelve customers orders twice a year, every half year: 4 times. The n-th order of a year goes to region n mod 4 and comes from segment n mod 3, so each year has 6 orders per region and 8 per segment;
/// those of the regions travel 100, 200, 300 and 400 km, and all are shipped after two days.
/// </summary>
public static class BrowserShop
{
    /// <summary>A name that must be shown as it is, wherever it lands: markup, quotes, an emoji.</summary>
    public const string HostileName = "<b>Lamp</b> <img src=x onerror=document.title=1> \"Ångström\" & Söhne 💡";

    /// <summary>The id of the lamp, with characters that addresses have a meaning for.</summary>
    public const string LampId = "P/LAMP #1 50%";

    /// <summary>The name of the chair: 5,000 letters without a place to break.</summary>
    public static string EndlessName { get; } = "Chair" + new string('W', 4_995);

    /// <summary>The one state of the South.</summary>
    public const string State = "Texas";

    /// <summary>The id of a customer: whatever an address has to escape.</summary>
    public const string HostileId = "C/07 100% ?#";

    /// <summary>The name of that customer.</summary>
    public const string HostileCustomer = "<img src=x onerror=alert(7)>";

    private const int Customers = 12;

    private static readonly string[] Regions = ["Central", "East", "South", "West"];
    private static readonly string[] States = ["Illinois", "Ohio", State, "Oregon"];
    private static readonly string[] Cities = ["Chicago", "Columbus", HostileName, "Portland"];
    private static readonly string[] Segments = ["Consumer", "Corporate", "Home Office"];

    /// <summary>Puts the shop into an empty database.</summary>
    public static async Task FillAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var collections = new DashboardCollections(database);
        await collections.EnsureIndexesAsync(cancellationToken);
        var orders = Year(2016, 1.0m).Concat(Year(2017, 1.2m)).ToList();
        await collections.Orders.InsertManyAsync(orders, cancellationToken: cancellationToken);
        await collections.Products.InsertManyAsync(
            [
                new ProductDocument { Id = LampId, Name = HostileName, Category = "Technology", SubCategory = "Lamps" },
                new ProductDocument { Id = "P-CHAIR", Name = EndlessName, Category = "Furniture", SubCategory = "Chairs" },
            ],
            cancellationToken: cancellationToken);
        await collections.Customers.InsertManyAsync(
            Enumerable.Range(0, Customers).Select(customer => new CustomerDocument { Id = IdOf(customer), Name = NameOf(customer), Segment = Segments[customer % 3] }),
            cancellationToken: cancellationToken);
        await collections.Meta.InsertOneAsync(
            new DataMeta
            {
                Version = 1,
                LoadedAt = new DateTime(2018, 1, 2, 9, 0, 0, DateTimeKind.Utc),
                Source = DataSource.Import,
                FirstOrderedAt = orders[0].OrderedAt,
                LastOrderedAt = orders[^1].OrderedAt,
            },
            cancellationToken: cancellationToken);
    }

    private static IEnumerable<OrderDocument> Year(int year, decimal price) => Enumerable.Range(0, 24).Select(number => Order(year, number, price));

    private static OrderDocument Order(int year, int number, decimal price)
    {
        OrderLine[] lines =
        [
            new() { ProductId = LampId, Name = HostileName, Category = "Technology", SubCategory = "Lamps", Quantity = 1, Sales = 100m * price, Profit = 20m * price },
            new() { ProductId = "P-CHAIR", Name = EndlessName, Category = "Furniture", SubCategory = "Chairs", Quantity = 2, Sales = 50m * price, Profit = -5m * price },
        ];
        var (customer, ordered) = (number % Customers, (((year - 2016) * 24) + number) / Customers);
        return new OrderDocument
        {
            Id = $"{year}-{number:00}",
            OrderedAt = At(customer, ordered),
            Status = OrderStatus.Completed,
            Channel = "web",
            Customer = new OrderCustomer(IdOf(customer), NameOf(customer), Segments[number % 3]),
            PreviousOrderedAt = ordered == 0 ? null : At(customer, ordered - 1),
            NextOrderedAt = ordered == 3 ? null : At(customer, ordered + 1),
            OrderNumberOfCustomer = ordered + 1,
            ShipMode = "Standard",
            ShipTo = new OrderPlace
            {
                Country = "United States",
                Region = Regions[number % 4],
                State = States[number % 4],
                City = Cities[number % 4],
                Location = GeoJson.Point(GeoJson.Geographic(-90d - number % 4, 40d)),
            },
            ShippedAt = At(customer, ordered).AddDays(2),
            DistanceKm = 100d * (number % 4 + 1),
            Lines = lines,
            Sales = lines.Sum(line => line.Sales),
            Profit = lines.Sum(line => line.Profit),
            CostedSales = lines.Sum(line => line.Sales),
            Units = lines.Sum(line => line.Quantity),
            Categories = ["Furniture", "Technology"],
        };
    }

    /// <summary>When a customer orders for the n-th time: every half year.</summary>
    private static DateTime At(int customer, int ordered) =>
        new(2016 + (ordered / 2), (customer / 2) + 1 + (ordered % 2 * 6), customer % 2 == 0 ? 5 : 20, 10, 0, 0, DateTimeKind.Utc);

    private static string IdOf(int customer) => customer == 7 ? HostileId : $"C-{customer:00}";

    private static string NameOf(int customer) => customer == 7 ? HostileCustomer : $"Customer C-{customer:00}";
}
