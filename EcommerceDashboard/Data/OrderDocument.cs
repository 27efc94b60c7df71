using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Data;

/// <summary>One order (or one refund) with its lines embedded. Field names in BSON are the camel-cased property names; see MongoMapping.</summary>
/// <remarks>Money is Decimal128, dates are UTC instants. Absent values are left out of the document, never stored as null.</remarks>
public sealed record OrderDocument
{
    /// <summary>Order id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was ordered; of a refund: when it was refunded.</summary>
    public required DateTime OrderedAt { get; init; }

    /// <summary>One of <see cref="OrderStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Where it was sold ("web", "store", …).</summary>
    public string? Channel { get; init; }

    /// <summary>Who ordered; null: not known.</summary>
    public OrderCustomer? Customer { get; init; }

    /// <summary>How it is shipped.</summary>
    public string? ShipMode { get; init; }

    /// <summary>When it left.</summary>
    public DateTime? ShippedAt { get; init; }

    /// <summary>When it arrived.</summary>
    public DateTime? DeliveredAt { get; init; }

    /// <summary>Where it goes.</summary>
    public OrderPlace? ShipTo { get; init; }

    /// <summary>The warehouse it left from.</summary>
    public OrderPlace? ShipFrom { get; init; }

    /// <summary>Great-circle distance in km from <see cref="ShipFrom"/> to <see cref="ShipTo"/>; null: an end is not known.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>What was bought. Of a refund: quantities, sales and profits are negative.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Σ line sales.</summary>
    public required decimal Sales { get; init; }

    /// <summary>Σ line profit over lines with a known cost; null: none has one.</summary>
    public decimal? Profit { get; init; }

    /// <summary>Σ sales of the lines with a known cost: what margin divides by.</summary>
    public required decimal CostedSales { get; init; }

    /// <summary>Σ quantity.</summary>
    public required long Units { get; init; }

    /// <summary>The distinct categories of the lines, sorted; indexed, so that a category filter need not open the lines.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Name of the source of MongoDB collections that it came from last; null: a file or the sample shop.</summary>
    public string? Source { get; init; }

    /// <summary>When the same customer ordered before (cancelled orders and refunds left out); derived on load.</summary>
    public DateTime? PreviousOrderedAt { get; init; }

    /// <summary>When the same customer ordered next (cancelled orders and refunds left out); derived on load.</summary>
    public DateTime? NextOrderedAt { get; init; }

    /// <summary>1 for the customer's first order, 2 for the second, …; derived on load.</summary>
    public int? OrderNumberOfCustomer { get; init; }
}

/// <summary>The values of <see cref="OrderDocument.Status"/>.</summary>
public static class OrderStatus
{
    /// <summary>Ordered, shipped or delivered: counts.</summary>
    public const string Completed = "completed";

    /// <summary>Cancelled: left out of every figure.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A refund or return: counts negative on its own day and is not an order.</summary>
    public const string Refund = "refund";
}

/// <summary>The customer of an order.</summary>
public sealed record OrderCustomer(string Id, string? Name, string? Segment);

/// <summary>One end of a delivery.</summary>
public sealed record OrderPlace
{
    /// <summary>Warehouse id; ship-from only.</summary>
    public string? Id { get; init; }

    /// <summary>Country name.</summary>
    public string? Country { get; init; }

    /// <summary>Sales region.</summary>
    public string? Region { get; init; }

    /// <summary>State, province, department.</summary>
    public string? State { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Postal code, as text.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Where it is.</summary>
    public GeoJsonPoint<GeoJson2DGeographicCoordinates>? Location { get; init; }

    /// <summary>One of <see cref="Data.LocatedBy"/>: how <see cref="Location"/> was found; null: the data itself has the coordinates.</summary>
    public string? LocatedBy { get; init; }
}

/// <summary>One line of an order.</summary>
public sealed record OrderLine
{
    /// <summary>Product id.</summary>
    public required string ProductId { get; init; }

    /// <summary>Product name at the time.</summary>
    public string? Name { get; init; }

    /// <summary>Category.</summary>
    public string? Category { get; init; }

    /// <summary>Sub-category.</summary>
    public string? SubCategory { get; init; }

    /// <summary>Pieces.</summary>
    public required int Quantity { get; init; }

    /// <summary>List price of a piece before discount.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Discount as a share, 0.2 = 20 %.</summary>
    public decimal Discount { get; init; }

    /// <summary>Net of discount, without tax and shipping.</summary>
    public required decimal Sales { get; init; }

    /// <summary>Sales less cost; null: cost not known.</summary>
    public decimal? Profit { get; init; }
}
