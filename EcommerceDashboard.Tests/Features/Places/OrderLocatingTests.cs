using EcommerceDashboard.Data;
using EcommerceDashboard.TestKit;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.Places;

/// <summary>What a load does to the places of its orders, on a database.</summary>
public sealed class OrderLocatingTests : IAsyncLifetime
{
    private static readonly OrderPlace Chicago = new() { Country = "United States", State = "Illinois", City = "Chicago", PostalCode = "60601" };

    private readonly TestDatabase _test = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardCollections Collections => new(_test.Database);

    public ValueTask InitializeAsync() => _test.InitializeAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Prepare_ByPostalCodeElseByCity_SaysWhichAndMeasuresFromTheWarehouse()
    {
        await Collections.Warehouses.InsertOneAsync(Reno(isDefault: false), cancellationToken: Cancel);
        await AddAsync(
            Order("code") with { ShipTo = Chicago, ShipFrom = new OrderPlace { Id = "W1" } },
            Order("city") with { ShipTo = Chicago with { PostalCode = null }, ShipFrom = new OrderPlace { Id = "W1" } });

        await PrepareAsync();

        var (code, city) = (await ReadAsync("code"), await ReadAsync("city"));
        Assert.Equal((LocatedBy.PostalCode, LocatedBy.Warehouse), (code.ShipTo!.LocatedBy, code.ShipFrom!.LocatedBy));
        Assert.Equal(LocatedBy.City, city.ShipTo!.LocatedBy);
        // Reno to Chicago: about 2,700 km as the crow flies.
        Assert.InRange(code.DistanceKm!.Value, 2_690, 2_720);
        Assert.InRange(city.DistanceKm!.Value, 2_690, 2_720);
        Assert.Equal(Chicago, code.ShipTo with { Location = null, LocatedBy = null });
    }

    [Fact]
    public async Task Prepare_CoordinatesOfTheData_AreNotTouchedAndNoEstimate()
    {
        await Collections.Warehouses.InsertOneAsync(Reno(isDefault: true), cancellationToken: Cancel);
        var (to, from) = (Chicago with { Location = Point(0, 1) }, new OrderPlace { Id = "W1", Location = Point(0, 0) });
        await AddAsync(Order("own") with { ShipTo = to, ShipFrom = from });

        await PrepareAsync();

        var own = await ReadAsync("own");
        Assert.Equal((null, null), (own.ShipTo!.LocatedBy, own.ShipFrom!.LocatedBy));
        // A degree of longitude at the equator of a sphere of 6,371.0088 km.
        Assert.Equal(111.195, own.DistanceKm!.Value, 3);
    }

    [Fact]
    public async Task Prepare_NoShipFrom_IsTheDefaultWarehouseAndGoesWithIt()
    {
        await AddAsync(Order("a") with { ShipTo = Chicago });
        await PrepareAsync();
        Assert.Null((await ReadAsync("a")).DistanceKm);

        await Collections.Warehouses.InsertOneAsync(Reno(isDefault: true), cancellationToken: Cancel);
        await PrepareAsync();
        var located = await ReadAsync("a");
        Assert.Equal(LocatedBy.Warehouse, located.ShipFrom!.LocatedBy);
        Assert.NotNull(located.DistanceKm);

        await Collections.Warehouses.DeleteOneAsync(warehouse => warehouse.Id == "W1", Cancel);
        await PrepareAsync();
        var raw = await _test.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName).Find(FilterDefinition<BsonDocument>.Empty).SingleAsync(Cancel);
        Assert.False(raw.Contains("shipFrom"));
        Assert.False(raw.Contains("distanceKm"));
    }

    [Fact]
    public async Task Prepare_WarehouseThatTheDataNamesAndNobodyKnows_IsNotTheDefaultOne()
    {
        await Collections.Warehouses.InsertOneAsync(Reno(isDefault: true), cancellationToken: Cancel);
        await AddAsync(Order("a") with { ShipTo = Chicago, ShipFrom = new OrderPlace { Id = "W9" } });

        await PrepareAsync();

        Assert.Null((await ReadAsync("a")).DistanceKm);
    }

    [Fact]
    public async Task Prepare_Correction_HoldsForEverySpellingOfTheAddress()
    {
        await Collections.PlaceCorrections.InsertOneAsync(
            new PlaceCorrection { Id = PlaceLocator.KeyOf("USA", "", "Smallville", null), Latitude = 38, Longitude = -97, LocatedBy = LocatedBy.Correction }, cancellationToken: Cancel);
        await AddAsync(
            Order("a") with { ShipTo = new OrderPlace { Country = "USA", City = "Smallville" } },
            Order("b") with { ShipTo = new OrderPlace { Country = "usa", City = "SMALL-VILLE" } },
            Order("c") with { ShipTo = new OrderPlace { Country = "USA", City = "Bigville" } });

        await PrepareAsync();

        Assert.Equal(LocatedBy.Correction, (await ReadAsync("a")).ShipTo!.LocatedBy);
        Assert.Equal(38, (await ReadAsync("b")).ShipTo!.Location!.Coordinates.Latitude);
        Assert.Null((await ReadAsync("c")).ShipTo!.Location);
    }

    [Fact]
    public async Task Prepare_ASecondTime_ChangesNothing()
    {
        await Collections.Warehouses.InsertOneAsync(Reno(isDefault: true), cancellationToken: Cancel);
        await AddAsync(Order("a") with { ShipTo = Chicago }, Order("b") with { ShipTo = new OrderPlace { Country = "Narnia", City = "Beaversdam" } }, Order("c"));
        await PrepareAsync();
        var locator = new PlaceLocator(TestGazetteer.Shipped, [Reno(isDefault: true)], []);

        var orders = await Collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).ToListAsync(Cancel);

        Assert.Equal(3, orders.Count);
        Assert.All(orders, order => Assert.Null(OrderLocating.ChangeOf(
            new OrderEnds { Id = order.Id, ShipTo = order.ShipTo, ShipFrom = order.ShipFrom, DistanceKm = order.DistanceKm }, locator)));
    }

    [Fact]
    public void StatedFields_OfALocatedOrder_AreThoseOfTheOrderBefore()
    {
        MongoMapping.Register();
        var order = Order("a") with { ShipTo = Chicago };
        var located = order with
        {
            ShipTo = Chicago with { Location = Point(-87, 41), LocatedBy = LocatedBy.City },
            ShipFrom = new OrderPlace { Location = Point(-119, 39), LocatedBy = LocatedBy.Warehouse },
            DistanceKm = 12,
        };

        Assert.Equal(StatedFields.Of(order.ToBsonDocument()), StatedFields.Of(located.ToBsonDocument()));
    }

    [Fact]
    public void Between_RandomPlaces_IsTheAngleOfTheirVectors()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var (from, to) = (Anywhere(random), Anywhere(random));
            Assert.Equal(ByVectors(from, to), GreatCircle.Between(from, to)!.Value, tolerance: 0.001);
        }

        static GeoJsonPoint<GeoJson2DGeographicCoordinates> Anywhere(Random random) => Point((random.NextDouble() * 360) - 180, (random.NextDouble() * 180) - 90);
    }

    /// <summary>The same distance another way: the angle between two unit vectors, by both their cross and their dot product.</summary>
    private static double ByVectors(GeoJsonPoint<GeoJson2DGeographicCoordinates> from, GeoJsonPoint<GeoJson2DGeographicCoordinates> to)
    {
        var (a, b) = (Vector(from), Vector(to));
        var (x, y, z) = ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
        return 6371.0088 * Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z));

        static (double X, double Y, double Z) Vector(GeoJsonPoint<GeoJson2DGeographicCoordinates> point)
        {
            var (latitude, longitude) = (point.Coordinates.Latitude * Math.PI / 180, point.Coordinates.Longitude * Math.PI / 180);
            return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
        }
    }

    private static GeoJsonPoint<GeoJson2DGeographicCoordinates> Point(double longitude, double latitude) => GeoJson.Point(GeoJson.Geographic(longitude, latitude));

    private static Warehouse Reno(bool isDefault) =>
        new() { Id = "W1", Name = "Reno", Latitude = 39.5296, Longitude = -119.8138, LocatedBy = LocatedBy.Warehouse, IsDefault = isDefault };

    private static OrderDocument Order(string id) => TestOrders.Order(id, "2017-03-01T05:00Z", null, null, null, TestOrders.Line("P", null, 1, 10m, 1m));

    private Task AddAsync(params OrderDocument[] orders) => Collections.Orders.InsertManyAsync(orders, cancellationToken: Cancel);

    private Task PrepareAsync() => new OrderLocating(Collections, TestGazetteer.Shipped).PrepareAsync(Collections.Orders, Cancel);

    private Task<OrderDocument> ReadAsync(string id) => Collections.Orders.Find(order => order.Id == id).SingleAsync(Cancel);
}
