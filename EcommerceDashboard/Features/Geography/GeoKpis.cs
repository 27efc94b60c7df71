using EcommerceDashboard.Data;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Geography;

/// <summary>The figures of the geography area. Distances and times have one value per order; a refund is no order.</summary>
public static class GeoKpis
{
    private static readonly BsonDocument IsOrder = Op("$ne", "$status", OrderStatus.Refund);

    private static readonly BsonDocument IsDistanceKnown = Op("$gt", "$distanceKm", BsonNull.Value);

    private static readonly Measure DistanceKm = new("distanceKm", Grain.Order, OfOrder(Kilometres));

    private static readonly Measure OrdersWithDistance = Count("ordersWithDistance", IsDistanceKnown);

    /// <summary>Σ sales, by region and below.</summary>
    public static Kpi SalesByRegion { get; } = SalesKpis.Total with { Id = "geo.sales-by-region" };

    /// <summary>Σ profit, which zones are ranked by.</summary>
    public static Kpi ProfitableZones { get; } = SalesKpis.Profit with { Id = "geo.profitable-zones" };

    /// <summary>The share of orders that go to a place with coordinates.</summary>
    public static Kpi PlaceCoverage { get; } = Share("geo.place-coverage", Count("ordersWithPlace", Op("$gt", "$shipTo.location", BsonNull.Value)), OrderMeasures.Orders);

    /// <summary>The share of orders with both ends known.</summary>
    public static Kpi DistanceCoverage { get; } = Share("geo.distance-coverage", OrdersWithDistance, OrderMeasures.Orders);

    /// <summary>The share of the known distances that rest on a gazetteer.</summary>
    public static Kpi DistanceEstimated { get; } = Share(
        "geo.distance-estimated",
        Count("ordersWithEstimate", IsDistanceKnown, Op("$or", IsEstimate("$shipTo.locatedBy"), IsEstimate("$shipFrom.locatedBy"))),
        OrdersWithDistance) with
    { Better = BetterDirection.Lower };

    /// <summary>Mean great-circle km.</summary>
    public static Kpi Distance { get; } = new()
    {
        Id = "geo.delivery-distance",
        Unit = KpiUnit.Kilometres,
        Better = BetterDirection.Neither,
        Numerator = DistanceKm,
        Denominator = OrdersWithDistance,
        IsAdditive = false,
        Estimated = DistanceEstimated,
    };

    /// <summary>Median great-circle km.</summary>
    public static Kpi MedianDistance { get; } = Quantiles.Median("geo.delivery-distance-median", KpiUnit.Kilometres, BetterDirection.Neither, _ => OfOrder(Kilometres)) with
    { Estimated = DistanceEstimated };

    /// <summary>The km that nine of ten deliveries do not exceed.</summary>
    public static Kpi NinetiethPercentileDistance { get; } =
        Quantiles.NinetiethPercentile("geo.delivery-distance-p90", KpiUnit.Kilometres, BetterDirection.Neither, _ => OfOrder(Kilometres)) with
        { Estimated = DistanceEstimated };

    /// <summary>Mean days from order to shipment.</summary>
    public static Kpi TimeToShipment { get; } = MeanDays("geo.delivery-time", "$shippedAt");

    /// <summary>The days to shipment that nine of ten orders do not exceed.</summary>
    public static Kpi NinetiethPercentileTimeToShipment { get; } = NinetiethPercentileDays("geo.delivery-time-p90", "$shippedAt");

    /// <summary>Mean days from order to delivery.</summary>
    public static Kpi TimeToDelivery { get; } = MeanDays("geo.delivered-time", "$deliveredAt");

    /// <summary>The days to delivery that nine of ten orders do not exceed.</summary>
    public static Kpi NinetiethPercentileTimeToDelivery { get; } = NinetiethPercentileDays("geo.delivered-time-p90", "$deliveredAt");

    /// <summary>Where a place is, for maps: the mean of the degrees north of its orders. No figure of the catalogue.</summary>
    internal static Kpi Latitude { get; } = MeanDegrees("geo.latitude", 1);

    /// <summary>Where a place is, for maps: the mean of the degrees east of its orders. No figure of the catalogue.</summary>
    internal static Kpi Longitude { get; } = MeanDegrees("geo.longitude", 0);

    /// <summary>The area as the catalogue has it.</summary>
    public static KpiArea Area { get; } = new(
        "geo",
        typeof(GeographyText),
        [
            SalesByRegion, ProfitableZones, PlaceCoverage, Distance, MedianDistance, NinetiethPercentileDistance, DistanceCoverage, DistanceEstimated,
            TimeToShipment, NinetiethPercentileTimeToShipment, TimeToDelivery, NinetiethPercentileTimeToDelivery,
        ]);

    // Added up as decimals: a sum of doubles would depend on the order in which the database reads.
    private static BsonDocument Kilometres => new("$toDecimal", "$distanceKm");

    private static BsonDocument IsEstimate(string locatedBy) => Op("$in", locatedBy, new BsonArray(LocatedBy.Estimates));

    private static Kpi MeanDays(string id, string until) => new()
    {
        Id = id,
        Unit = KpiUnit.Days,
        Better = BetterDirection.Lower,
        Numerator = new Measure(id.Replace('.', '-'), Grain.Order, OfOrder(OrderMeasures.DaysBetween("$orderedAt", until, ScopeStages.Zone))),
        Denominator = Count($"{id.Replace('.', '-')}-orders", Op("$gt", until, BsonNull.Value)),
        IsAdditive = false,
    };

    private static Kpi NinetiethPercentileDays(string id, string until) =>
        Quantiles.NinetiethPercentile(id, KpiUnit.Days, BetterDirection.Lower, zone => OfOrder(OrderMeasures.DaysBetween("$orderedAt", until, zone)));

    private static Kpi MeanDegrees(string id, int coordinate) => new()
    {
        Id = id,
        Unit = KpiUnit.Ratio,
        Numerator = new Measure(id.Replace('.', '-'), Grain.Order, Op("$arrayElemAt", "$shipTo.location.coordinates", coordinate)),
        Denominator = new Measure("located", Grain.Order, One(Op("$gt", "$shipTo.location", BsonNull.Value))),
        IsAdditive = false,
    };

    private static Kpi Share(string id, Measure part, Measure whole) =>
        new() { Id = id, Unit = KpiUnit.Percent, Numerator = part, Denominator = whole, IsAdditive = false };

    private static Measure Count(string name, params BsonDocument[] conditions) => new(name, Grain.Order, One(Op("$and", [IsOrder, .. conditions])));

    private static BsonDocument OfOrder(BsonDocument value) => Op("$cond", IsOrder, value, BsonNull.Value);

    private static BsonDocument One(BsonDocument condition) => Op("$cond", condition, 1, 0);

    private static BsonDocument Op(string name, params BsonValue[] operands) => new(name, new BsonArray(operands));
}
