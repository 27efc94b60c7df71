using EcommerceDashboard.Data;
using static EcommerceDashboard.Data.Fields.ImportFields;

namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>A way in which a program lays its collections out: known by their names and fields, and read without questions.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Name">What it is called, the same in every language.</param>
/// <param name="Definition">How it is read; name and database are those of the source.</param>
/// <param name="Telling">Fields that the documents of its collection must have.</param>
public sealed record SourceLayout(string Id, string Name, SourceDefinition Definition, IReadOnlyList<string> Telling)
{
    /// <summary>The collections that a database must have to be of this layout.</summary>
    public IEnumerable<string> Collections => Definition.Joins.Select(join => join.Collection).Prepend(Definition.Collection);
}

/// <summary>The layouts that are known.</summary>
public static class SourceLayouts
{
    /// <summary>Three collections, joined by ids, with the names of the Superstore's columns: a document for each order line.</summary>
    public static readonly SourceLayout Retail = new(
        "retail",
        "Orders, Customers, Products",
        new SourceDefinition
        {
            Name = "Orders",
            Database = "",
            Collection = "Orders",
            Joins = [new("customer", "Customers", "Customer ID", "Customer ID"), new("product", "Products", "Product ID", "Product ID")],
            Fields = Of(
                (OrderId, Document("Order ID")), (OrderedAt, Document("Order Date")), (ShippedAt, Document("Ship Date")), (ShipMode, Document("Ship Mode")),
                (CustomerId, Document("Customer ID")), (CustomerName, From("customer", "Customer Name")), (CustomerSegment, From("customer", "Segment")),
                (ShipToCountry, Document("Country")), (ShipToRegion, Document("Region")), (ShipToState, Document("State")), (ShipToCity, Document("City")),
                (ShipToPostalCode, Document("Postal Code")), (ProductId, Document("Product ID")), (ProductName, From("product", "Product Name")),
                (Category, From("product", "Category")), (SubCategory, From("product", "Sub-Category")), (Quantity, Document("Quantity")), (Discount, Document("Discount")),
                (ImportFields.Sales, Document("Sales")), (Profit, Document("Profit"))),
        },
        ["Order ID", "Order Date", "Customer ID", "Product ID", "Sales"]);

    /// <summary>Orders as another dashboard of this kind has them. Their places are found anew: what is found is no more than an estimate there.</summary>
    public static readonly SourceLayout Canonical = new(
        "canonical",
        "EcommerceDashboard",
        new SourceDefinition
        {
            Name = "orders",
            Database = "",
            Collection = DashboardCollections.OrdersName,
            Lines = "lines",
            Fields = Of(
                (OrderId, Document("_id")), (OrderedAt, Document("orderedAt")), (Status, Document("status")), (Channel, Document("channel")), (CustomerId, Document("customer.id")),
                (CustomerName, Document("customer.name")), (CustomerSegment, Document("customer.segment")), (ShipMode, Document("shipMode")), (ShippedAt, Document("shippedAt")),
                (DeliveredAt, Document("deliveredAt")), (ShipToCountry, Document("shipTo.country")), (ShipToRegion, Document("shipTo.region")), (ShipToState, Document("shipTo.state")),
                (ShipToCity, Document("shipTo.city")), (ShipToPostalCode, Document("shipTo.postalCode")), (ShipFromId, Document("shipFrom.id")),
                (ShipFromCountry, Document("shipFrom.country")), (ShipFromRegion, Document("shipFrom.region")), (ShipFromState, Document("shipFrom.state")),
                (ShipFromCity, Document("shipFrom.city")), (ShipFromPostalCode, Document("shipFrom.postalCode")), (ProductId, Line("productId")), (ProductName, Line("name")),
                (Category, Line("category")), (SubCategory, Line("subCategory")), (Quantity, Line("quantity")), (UnitPrice, Line("unitPrice")), (Discount, Line("discount")),
                (ImportFields.Sales, Line("sales")), (Profit, Line("profit"))),
        },
        ["_id", "orderedAt", "status", "lines", "sales"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SourceLayout> Known { get; } = [Retail, Canonical];

    private static SourceField Document(string path) => new() { Path = path };

    private static SourceField Line(string path) => new() { From = SourceField.FromLine, Path = path };

    private static SourceField From(string join, string path) => new() { From = join, Path = path };

    private static Dictionary<string, SourceField> Of(params (ImportField Field, SourceField From)[] fields) =>
        fields.ToDictionary(field => field.Field.Id, field => field.From, StringComparer.Ordinal);
}
