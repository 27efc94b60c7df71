using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Something figures can be broken down by.</summary>
/// <param name="Id">Stable name, as in <c>by=region</c>; resource key <c>Dimension.{Id}</c>.</param>
/// <param name="Grain">The document that carries the key.</param>
/// <param name="KeyField">Field path of the key, on a line relative to the line.</param>
public sealed partial record Dimension(string Id, Grain Grain, string KeyField)
{
    /// <summary>The key where it is no field: an expression on the order, or for <see cref="Grain.Customer"/> on the customer's accumulated measures.</summary>
    public Func<BusinessCalendar, BsonValue>? Expression { get; init; }

    /// <summary>The measures that the expression of a <see cref="Grain.Customer"/> reads.</summary>
    public IReadOnlyList<Measure> Uses { get; init; } = [];

    /// <summary>The collection whose <c>name</c> is shown for a key that is its <c>_id</c>; null: the key is shown.</summary>
    public string? Names { get; init; }

    /// <summary>The field of the filter that a key of this dimension is a value of; null: none.</summary>
    public FilterField? Field { get; private init; }

    /// <summary>Path of the key from the order.</summary>
    internal string Path => Grain == Grain.Line ? "lines." + KeyField : KeyField;

    /// <summary>The key of a local day, where all orders of a day have the same one; null: they have not.</summary>
    public Func<DateOnly, int>? DayKey { get; init; }

    /// <summary>What is shown for a key, where neither the key nor a name is.</summary>
    public Func<string, CultureInfo, string>? Label { get; init; }

    /// <summary>The key as an aggregation expression, on a line as <c>$lines.…</c> after <c>$unwind</c>; where there is none: <see cref="OrderMatch.NoKey"/>.</summary>
    internal BsonValue KeyOf(BusinessCalendar calendar) =>
        new BsonDocument("$ifNull", new BsonArray { Expression?.Invoke(calendar) ?? "$" + Path, OrderMatch.NoKey });

    /// <summary>Ship-to region.</summary>
    public static Dimension Region { get; } = new("region", Grain.Order, "shipTo.region") { Field = FilterField.Region };

    /// <summary>Customer segment.</summary>
    public static Dimension Segment { get; } = new("segment", Grain.Order, "customer.segment") { Field = FilterField.Segment };

    /// <summary>Product category.</summary>
    public static Dimension Category { get; } = new("category", Grain.Line, "category") { Field = FilterField.Category };

    /// <summary>Product sub-category.</summary>
    public static Dimension SubCategory { get; } = new("subcategory", Grain.Line, "subCategory") { Field = FilterField.SubCategory };

    /// <summary>Product, by id; shown under its most recent name.</summary>
    public static Dimension Product { get; } = new("product", Grain.Line, "productId") { Field = FilterField.Product, Names = DashboardCollections.ProductsName };

    /// <summary>Customer, by id; shown under the most recent name.</summary>
    public static Dimension Customer { get; } = new("customer", Grain.Order, "customer.id") { Field = FilterField.Customer, Names = DashboardCollections.CustomersName };

    /// <summary>Ship-to country.</summary>
    public static Dimension Country { get; } = new("country", Grain.Order, "shipTo.country") { Field = FilterField.Country };

    /// <summary>Ship-to state.</summary>
    public static Dimension State { get; } = new("state", Grain.Order, "shipTo.state") { Field = FilterField.State };

    /// <summary>Ship-to city, by name alone: for one state. Elsewhere two cities of one name are one, see <see cref="Place"/>.</summary>
    public static Dimension City { get; } = new("city", Grain.Order, "shipTo.city") { Field = FilterField.City };

    /// <summary>Ship-to city with its state and country, so that two cities of one name stay two.</summary>
    public static Dimension Place { get; } = new("place", Grain.Order, "shipTo.city") { Expression = _ => PlaceKey };

    /// <summary>Ship mode.</summary>
    public static Dimension ShipMode { get; } = new("shipmode", Grain.Order, "shipMode") { Field = FilterField.ShipMode };

    /// <summary>Where it was sold.</summary>
    public static Dimension Channel { get; } = new("channel", Grain.Order, "channel") { Field = FilterField.Channel };

    /// <summary>Discount of the line, as a share.</summary>
    public static Dimension Discount { get; } = new("discount", Grain.Line, "discount") { Label = PercentOf };

    /// <summary>Weekday of the order in the business time zone; keys 1 (Monday) to 7 (ISO 8601).</summary>
    public static Dimension Weekday { get; } = new("weekday", Grain.Order, "orderedAt")
    {
        Expression = calendar => PartOf("$isoDayOfWeek", calendar),
        DayKey = day => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek,
        Label = (key, culture) => culture.DateTimeFormat.GetDayName((DayOfWeek)(int.Parse(key, CultureInfo.InvariantCulture) % 7)),
    };

    /// <summary>Calendar month of the order in the business time zone, whatever the year; keys 1 to 12.</summary>
    public static Dimension MonthOfYear { get; } = new("monthofyear", Grain.Order, "orderedAt")
    {
        Expression = calendar => PartOf("$month", calendar),
        DayKey = day => day.Month,
        Label = (key, culture) => culture.DateTimeFormat.GetMonthName(int.Parse(key, CultureInfo.InvariantCulture)),
    };

    /// <summary>Hour of the order in the business time zone; keys 0 to 23.</summary>
    public static Dimension Hour { get; } = new("hour", Grain.Order, "orderedAt")
    {
        Expression = calendar => PartOf("$hour", calendar),
        Label = (key, culture) => new TimeOnly(int.Parse(key, CultureInfo.InvariantCulture), 0).ToString("t", culture),
    };

    /// <summary>Days since the customer's previous order, in bands of <see cref="GapBandDays"/> days; the key is the first day of the band. Orders without a previous one have no key.</summary>
    public static Dimension DaysSincePrevious { get; } = new("dayssinceprevious", Grain.Order, "previousOrderedAt")
    {
        Expression = calendar => new BsonDocument("$multiply", new BsonArray
        {
            GapBandDays,
            new BsonDocument("$floor", new BsonDocument("$divide", new BsonArray { OrderMeasures.DaysSincePrevious(calendar.ZoneId), GapBandDays })),
        }),
        Label = (key, culture) => BandLabel(key, GapBandDays, culture),
    };

    /// <summary>Number of the customer's orders in scope, up to <see cref="MostOrdersPerCustomer"/> and more. Orders without a customer have no key.</summary>
    public static Dimension OrdersPerCustomer { get; } = new("orderspercustomer", Grain.Customer, "customer.id")
    {
        Uses = [CustomerMeasures.Orders],
        Expression = _ => new BsonDocument("$cond", new BsonArray
        {
            new BsonDocument("$gt", new BsonArray { "$" + CustomerMeasures.Orders.Name, 0 }),
            new BsonDocument("$min", new BsonArray { "$" + CustomerMeasures.Orders.Name, MostOrdersPerCustomer }),
            BsonNull.Value,
        }),
        Label = (key, culture) => key == MostOrdersPerCustomer.ToString(CultureInfo.InvariantCulture) ? KpiWords.Format(culture, "OrMore", MostOrdersPerCustomer) : key,
    };

    /// <summary>Delivery distance in the bands of docs/kpis.md; the key is the lower bound in km. Orders whose distance is not known have no key.</summary>
    public static Dimension DistanceBand { get; } = new("distanceband", Grain.Order, "distanceKm")
    {
        Expression = _ => BandOf("$distanceKm", DistanceBands),
        Label = (key, culture) => DistanceLabel(key, DistanceBands, culture),
    };

    /// <summary>Every dimension that has a name of its own, in the order of the documentation.</summary>
    public static IReadOnlyList<Dimension> All { get; } =
    [
        Region, Segment, Category, SubCategory, Product, Customer, Country, State, City, Place, ShipMode, Channel,
        Discount, Weekday, MonthOfYear, Hour, DaysSincePrevious, OrdersPerCustomer, DistanceBand,
    ];

    /// <summary>What a field of the filter is in the data.</summary>
    public static Dimension Of(FilterField field) => ByField[field];

    private static readonly Dictionary<FilterField, Dimension> ByField = All.Where(dimension => dimension.Field is not null).ToDictionary(dimension => dimension.Field!);
}
