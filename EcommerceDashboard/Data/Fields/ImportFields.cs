using System.Collections.Frozen;
using static EcommerceDashboard.Data.Fields.ImportFieldKind;

namespace EcommerceDashboard.Data.Fields;

/// <summary>The fields that can be imported: what a file may say about orders.</summary>
public static class ImportFields
{
    /// <summary>Order id: lines with the same one are an order.</summary>
    public static readonly ImportField OrderId = OfOrder("orderId", Key);

    /// <summary>When it was ordered (or refunded).</summary>
    public static readonly ImportField OrderedAt = OfOrder("orderedAt", Date) with { WhenLinesDiffer = WhenLinesDiffer.TakeEarliest };

    /// <summary>How the order stands: completed, cancelled, refund.</summary>
    public static readonly ImportField Status = OfOrder("status", ImportFieldKind.Status);

    /// <summary>When it was cancelled: any value makes the order a cancelled one.</summary>
    public static readonly ImportField CancelledAt = OfOrder("cancelledAt", Text) with { WhenLinesDiffer = WhenLinesDiffer.TakeFirst };

    /// <summary>Where it was sold.</summary>
    public static readonly ImportField Channel = OfOrder("channel", Text);

    /// <summary>Currency of the order's amounts.</summary>
    public static readonly ImportField Currency = OfOrder("currency", ImportFieldKind.Currency);

    /// <summary>Customer id.</summary>
    public static readonly ImportField CustomerId = OfOrder("customerId", Key);

    /// <summary>Customer name, or their first name.</summary>
    public static readonly ImportField CustomerName = OfOrder("customerName", Text);

    /// <summary>Family name, set behind <see cref="CustomerName"/>.</summary>
    public static readonly ImportField CustomerLastName = OfOrder("customerLastName", Text);

    /// <summary>Customer segment.</summary>
    public static readonly ImportField CustomerSegment = OfOrder("customerSegment", Text);

    /// <summary>How it is shipped.</summary>
    public static readonly ImportField ShipMode = OfOrder("shipMode", Text) with { WhenLinesDiffer = WhenLinesDiffer.TakeFirst };

    /// <summary>When it left.</summary>
    public static readonly ImportField ShippedAt = OfOrder("shippedAt", Date) with { WhenLinesDiffer = WhenLinesDiffer.TakeLatest };

    /// <summary>When it arrived.</summary>
    public static readonly ImportField DeliveredAt = OfOrder("deliveredAt", Date) with { WhenLinesDiffer = WhenLinesDiffer.TakeLatest };

    /// <summary>Country it goes to.</summary>
    public static readonly ImportField ShipToCountry = OfOrder("shipToCountry", Text);

    /// <summary>Sales region it goes to.</summary>
    public static readonly ImportField ShipToRegion = OfOrder("shipToRegion", Text);

    /// <summary>State or province it goes to.</summary>
    public static readonly ImportField ShipToState = OfOrder("shipToState", Text);

    /// <summary>City it goes to.</summary>
    public static readonly ImportField ShipToCity = OfOrder("shipToCity", Text);

    /// <summary>Postal code it goes to.</summary>
    public static readonly ImportField ShipToPostalCode = OfOrder("shipToPostalCode", Text);

    /// <summary>Latitude of where it goes.</summary>
    public static readonly ImportField ShipToLatitude = OfOrder("shipToLatitude", Degrees);

    /// <summary>Longitude of where it goes.</summary>
    public static readonly ImportField ShipToLongitude = OfOrder("shipToLongitude", Degrees);

    /// <summary>Id of the warehouse or seller it left from; an order has one, that of its first line.</summary>
    public static readonly ImportField ShipFromId = ShipFrom("shipFromId", Key);

    /// <summary>Country it left from.</summary>
    public static readonly ImportField ShipFromCountry = ShipFrom("shipFromCountry", Text);

    /// <summary>Sales region it left from.</summary>
    public static readonly ImportField ShipFromRegion = ShipFrom("shipFromRegion", Text);

    /// <summary>State or province it left from.</summary>
    public static readonly ImportField ShipFromState = ShipFrom("shipFromState", Text);

    /// <summary>City it left from.</summary>
    public static readonly ImportField ShipFromCity = ShipFrom("shipFromCity", Text);

    /// <summary>Postal code it left from.</summary>
    public static readonly ImportField ShipFromPostalCode = ShipFrom("shipFromPostalCode", Text);

    /// <summary>Latitude of where it left from.</summary>
    public static readonly ImportField ShipFromLatitude = ShipFrom("shipFromLatitude", Degrees);

    /// <summary>Longitude of where it left from.</summary>
    public static readonly ImportField ShipFromLongitude = ShipFrom("shipFromLongitude", Degrees);

    /// <summary>What the order's lines come to after all discounts, without tax and shipping; spread over them where they come to something else.</summary>
    public static readonly ImportField OrderSales = OfOrder("orderSales", Amount) with { WhenLinesDiffer = WhenLinesDiffer.TakeFirst };

    /// <summary>Number of the line: must be there once in an order.</summary>
    public static readonly ImportField LineNumber = OfLine("lineNumber", Key);

    /// <summary>Product id; where there is none, the name is it.</summary>
    public static readonly ImportField ProductId = OfLine("productId", Key);

    /// <summary>Product name.</summary>
    public static readonly ImportField ProductName = OfLine("productName", Text);

    /// <summary>Category.</summary>
    public static readonly ImportField Category = OfLine("category", Text);

    /// <summary>Sub-category.</summary>
    public static readonly ImportField SubCategory = OfLine("subCategory", Text);

    /// <summary>Pieces; a file without it has one per line.</summary>
    public static readonly ImportField Quantity = OfLine("quantity", ImportFieldKind.Quantity);

    /// <summary>List price of a piece.</summary>
    public static readonly ImportField UnitPrice = OfLine("unitPrice", Amount);

    /// <summary>Discount as a share of the list price.</summary>
    public static readonly ImportField Discount = OfLine("discount", Share);

    /// <summary>Discount of the line as an amount.</summary>
    public static readonly ImportField DiscountAmount = OfLine("discountAmount", Amount);

    /// <summary>What the line comes to, net of discount, without tax and shipping; without it: quantity × unit price less discount.</summary>
    public static readonly ImportField Sales = OfLine("sales", Amount);

    /// <summary>Sales less cost.</summary>
    public static readonly ImportField Profit = OfLine("profit", Amount);

    /// <summary>Cost of a piece.</summary>
    public static readonly ImportField UnitCost = OfLine("unitCost", Amount);

    /// <summary>Cost of the line.</summary>
    public static readonly ImportField Cost = OfLine("cost", Amount);

    /// <summary>All fields, in the order in which the canonical export has them.</summary>
    public static IReadOnlyList<ImportField> All { get; } =
    [
        OrderId, OrderedAt, Status, CancelledAt, Channel, Currency, CustomerId, CustomerName, CustomerLastName, CustomerSegment, ShipMode, ShippedAt, DeliveredAt,
        ShipToCountry, ShipToRegion, ShipToState, ShipToCity, ShipToPostalCode, ShipToLatitude, ShipToLongitude,
        ShipFromId, ShipFromCountry, ShipFromRegion, ShipFromState, ShipFromCity, ShipFromPostalCode, ShipFromLatitude, ShipFromLongitude,
        OrderSales, LineNumber, ProductId, ProductName, Category, SubCategory, Quantity, UnitPrice, Discount, DiscountAmount, Sales, Profit, UnitCost, Cost,
    ];

    /// <summary>A file must have a column for at least one field of each of these.</summary>
    public static IReadOnlyList<IReadOnlyList<ImportField>> Needed { get; } = [[OrderId], [OrderedAt], [ProductId, ProductName], [Sales, UnitPrice]];

    private static readonly FrozenDictionary<string, ImportField> ById = All.ToFrozenDictionary(field => field.Id, StringComparer.Ordinal);

    /// <summary>The field with an id; null: none has it.</summary>
    public static ImportField? Find(string id) => ById.GetValueOrDefault(id);

    private static ImportField OfOrder(string id, ImportFieldKind kind) => new(id, kind, IsOfLine: false) { Synonyms = FieldSynonyms.Of(id) };

    private static ImportField OfLine(string id, ImportFieldKind kind) => new(id, kind, IsOfLine: true) { Synonyms = FieldSynonyms.Of(id) };

    private static ImportField ShipFrom(string id, ImportFieldKind kind) => OfOrder(id, kind) with { WhenLinesDiffer = WhenLinesDiffer.TakeFirstLine };
}
