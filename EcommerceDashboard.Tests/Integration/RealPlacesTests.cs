using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Geography;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Places;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Integration;

/// <summary>Places and distances of real shops: one without coordinates, one with its own.</summary>
public sealed class RealPlacesTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Superstore_ShipTo_IsFoundByPostalCodeForNearlyAllOrders()
    {
        var file = SharedData.Require("superstore/superstore.csv");
        var collections = new DashboardCollections(_database.Database);
        var load = new DataLoad(collections, TimeProvider.System, [new OrderLocating(collections, TestGazetteer.Shipped)]);
        await new ImportService(collections, load, Calendars.Utc, new KpiFormatter("USD"), TimeProvider.System).ImportAsync(ImportFile.OnDisk(file), null, false, null, Cancel);

        var orders = await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).ToListAsync(Cancel);
        var byCode = orders.Count(order => order.ShipTo!.LocatedBy == LocatedBy.PostalCode);
        Assert.InRange(byCode / (double)orders.Count, 0.99, 1);
        Assert.All(orders, order => Assert.NotNull(order.ShipTo!.Location));
        // Every place of the data set is in the 48 states: what is not there was mistaken for another.
        Assert.All(orders, order =>
        {
            var place = order.ShipTo!.Location!.Coordinates;
            Assert.True(place is { Latitude: > 24 and < 50, Longitude: > -125 and < -66 }, $"{order.ShipTo.City}, {order.ShipTo.State} {order.ShipTo.PostalCode} is not at {place}");
        });
    }

    [Fact]
    public async Task Olist_Distances_AreThoseOfItsOwnCoordinates()
    {
        var file = SharedData.Require("olist/olist-lines.csv");
        var collections = new DashboardCollections(_database.Database);
        // The reference figures are of lines: each line is an order of its own here.
        foreach (var batch in File.ReadLines(file).Skip(1).Select(Order).Chunk(5_000)) await collections.Orders.InsertManyAsync(batch, cancellationToken: Cancel);

        await new OrderLocating(collections, TestGazetteer.Shipped).PrepareAsync(collections.Orders, Cancel);

        var filter = DashboardFilter.Everything;
        var totals = await TestQueries.Over(_database.Database, Calendars.Utc)
            .TotalsAsync([GeoKpis.Distance, GeoKpis.MedianDistance, GeoKpis.DistanceEstimated], filter, Cancel);
        AssertWithin(593.8, (double)totals[GeoKpis.Distance].Value!.Value);
        AssertWithin(426.7, (double)totals[GeoKpis.MedianDistance].Value!.Value);
        var farthest = await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).SortByDescending(order => order.DistanceKm).FirstAsync(Cancel);
        AssertWithin(3_302.6, farthest.DistanceKm!.Value);
        // Of 11,513 lines 283 lack a coordinate; the cities of ten of these are found in the gazetteer.
        Assert.InRange(totals[GeoKpis.DistanceEstimated].Value!.Value, 0m, 0.001m);
    }

    [Fact]
    public void Olist_CitiesOfTheGazetteer_AreWhereItsOwnCoordinatesAre()
    {
        var file = SharedData.Require("olist/olist-lines.csv");
        var places = File.ReadLines(file).Skip(1).Select(Order).Select(order => order.ShipTo!).DistinctBy(place => (place.City, place.State)).ToArray();

        var found = places.Select(place => (place, TestGazetteer.Shipped.Value.Find("Brazil", place.State, place.City, null))).Where(pair => pair.Item2 is not null).ToArray();

        Assert.InRange(found.Length / (double)places.Length, 0.85, 1);
        var near = found.Count(pair => pair.place.Location is null
            || GreatCircle.Kilometres(pair.Item2!.Latitude, pair.Item2.Longitude, pair.place.Location.Coordinates.Latitude, pair.place.Location.Coordinates.Longitude) < 25);
        Assert.InRange(near / (double)found.Length, 0.97, 1);
    }

    private static void AssertWithin(double expected, double actual) => Assert.InRange(actual, expected * 0.995, expected * 1.005);

    private static OrderDocument Order(string line)
    {
        var cells = line.Split(',');
        return TestOrders.Order($"{cells[0]}-{cells[1]}", cells[3] + "Z", null, null, null, TestOrders.Line(cells[13], null, 1, decimal.Parse(cells[21], CultureInfo.InvariantCulture), null)) with
        {
            ShipTo = new OrderPlace { Country = "Brazil", State = cells[10], City = cells[9], Location = Point(cells[12], cells[11]) },
            ShipFrom = new OrderPlace { Id = cells[15], Country = "Brazil", State = cells[18], City = cells[17], Location = Point(cells[20], cells[19]) },
        };

        static GeoJsonPoint<GeoJson2DGeographicCoordinates>? Point(string longitude, string latitude) =>
            longitude.Length == 0 || latitude.Length == 0
                ? null
                : GeoJson.Point(GeoJson.Geographic(double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture)));
    }
}
