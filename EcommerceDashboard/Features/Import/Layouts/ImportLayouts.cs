using static EcommerceDashboard.Data.Fields.ImportFields;

namespace EcommerceDashboard.Features.Import.Layouts;

/// <summary>The layouts that are known.</summary>
public static class ImportLayouts
{
    /// <summary>Our own export: columns are called like the fields.</summary>
    public static readonly ImportLayout Canonical = new()
    {
        Id = "canonical",
        Name = "EcommerceDashboard",
        Needed = [OrderId, OrderedAt, Status, ProductId, Quantity, ImportFields.Sales],
        HasDefusedTexts = true,
        Columns = All.ToDictionary(field => field, IReadOnlyList<string> (field) => [field.Id]),
    };

    /// <summary>The model data set of Tableau and of this project; newer editions call two columns otherwise.</summary>
    public static readonly ImportLayout Superstore = new()
    {
        Id = "superstore",
        Name = "Superstore",
        Needed =
        [
            LineNumber, OrderId, OrderedAt, ShippedAt, ShipMode, CustomerId, CustomerName, CustomerSegment, ShipToCountry, ShipToCity, ShipToState, ShipToPostalCode, ShipToRegion,
            ProductId, Category, SubCategory, ProductName, ImportFields.Sales, Quantity, Discount, Profit,
        ],
        IsStrict = true,
        Columns = ImportLayout.Table(
            (LineNumber, ["Row ID"]), (OrderId, ["Order ID"]), (OrderedAt, ["Order Date"]), (ShippedAt, ["Ship Date"]), (ShipMode, ["Ship Mode"]),
            (CustomerId, ["Customer ID"]), (CustomerName, ["Customer Name"]), (CustomerSegment, ["Segment"]), (ShipToCountry, ["Country", "Country/Region"]), (ShipToCity, ["City"]),
            (ShipToState, ["State", "State/Province"]), (ShipToPostalCode, ["Postal Code"]), (ShipToRegion, ["Region"]), (ProductId, ["Product ID"]), (Category, ["Category"]),
            (SubCategory, ["Sub-Category"]), (ProductName, ["Product Name"]), (ImportFields.Sales, ["Sales"]), (Quantity, ["Quantity"]), (Discount, ["Discount"]), (Profit, ["Profit"])),
    };

    /// <summary>"Online Retail" of the UCI Machine Learning Repository: a cancellation is an invoice whose number begins with C; newer editions call three columns otherwise.</summary>
    public static readonly ImportLayout OnlineRetail = new()
    {
        Id = "online-retail",
        Name = "UCI Online Retail",
        Needed = [OrderId, ProductId, Quantity, OrderedAt, UnitPrice, CustomerId],
        RefundPrefix = "C",
        // The ids went through a spreadsheet as numbers: 17850.0.
        CustomerIdSuffix = ".0",
        Columns = ImportLayout.Table(
            (OrderId, ["InvoiceNo", "Invoice"]), (ProductId, ["StockCode"]), (ProductName, ["Description"]), (Quantity, ["Quantity"]), (OrderedAt, ["InvoiceDate"]),
            (UnitPrice, ["UnitPrice", "Price"]), (CustomerId, ["CustomerID", "Customer ID"]), (ShipToCountry, ["Country"])),
    };

    /// <summary>Lines of Olist's orders with both ends of their deliveries: a line is a piece, its seller where it left from.</summary>
    public static readonly ImportLayout OlistLines = new()
    {
        Id = "olist-lines",
        Name = "Olist",
        Country = "Brazil",
        Needed = [OrderId, LineNumber, OrderedAt, CustomerId, ProductId, UnitPrice],
        Columns = ImportLayout.Table(
            (OrderId, ["order_id"]), (LineNumber, ["order_item_id"]), (Status, ["order_status"]), (OrderedAt, ["order_purchase_timestamp"]),
            (ShippedAt, ["order_delivered_carrier_date"]), (DeliveredAt, ["order_delivered_customer_date"]), (CustomerId, ["customer_unique_id"]),
            (ShipToPostalCode, ["customer_zip_code_prefix"]), (ShipToCity, ["customer_city"]), (ShipToState, ["customer_state"]), (ShipToLatitude, ["customer_city_lat"]),
            (ShipToLongitude, ["customer_city_lng"]), (ProductId, ["product_id"]), (Category, ["category_english"]), (ShipFromId, ["seller_id"]),
            (ShipFromPostalCode, ["seller_zip_code_prefix"]), (ShipFromCity, ["seller_city"]), (ShipFromState, ["seller_state"]), (ShipFromLatitude, ["seller_city_lat"]),
            (ShipFromLongitude, ["seller_city_lng"]), (UnitPrice, ["price"])),
    };

    /// <summary>Shopify's export of orders: what is the order's stands on its first line only; "Subtotal" holds its discounts.</summary>
    public static readonly ImportLayout Shopify = new()
    {
        Id = "shopify",
        Name = "Shopify",
        Needed = [OrderId, OrderedAt, Quantity, ProductName, UnitPrice],
        Columns = ImportLayout.Table(
            (OrderId, ["Name"]), (OrderedAt, ["Created at"]), (Status, ["Financial Status"]), (CancelledAt, ["Cancelled at"]), (Channel, ["Source"]), (Currency, ["Currency"]),
            (CustomerId, ["Email"]), (CustomerName, ["Billing Name", "Shipping Name"]), (ShipMode, ["Shipping Method"]), (ShippedAt, ["Fulfilled at"]),
            (ShipToCountry, ["Shipping Country"]), (ShipToState, ["Shipping Province Name", "Shipping Province"]), (ShipToCity, ["Shipping City"]), (ShipToPostalCode, ["Shipping Zip"]),
            (ShipFromId, ["Location"]), (OrderSales, ["Subtotal"]), (ProductId, ["Lineitem sku"]), (ProductName, ["Lineitem name"]),
            (Quantity, ["Lineitem quantity"]), (UnitPrice, ["Lineitem price"]), (DiscountAmount, ["Lineitem discount"])),
    };

    /// <summary>Exports of WooCommerce's orders, a row for each item: those of "Advanced Order Export" and of "Order Export" (one row per item).</summary>
    public static readonly ImportLayout WooCommerce = new()
    {
        Id = "woocommerce",
        Name = "WooCommerce",
        Needed = [OrderId, OrderedAt, Status, ProductName, Quantity, LineNumber],
        Columns = ImportLayout.Table(
            (OrderId, ["Order Number", "order_number", "order_id"]), (OrderedAt, ["Order Date", "order_date", "date"]), (Status, ["Order Status", "status"]),
            (Currency, ["Order Currency", "order_currency", "currency"]), (CustomerId, ["Email (Billing)", "billing_email", "customer_id"]),
            (CustomerName, ["First Name (Billing)", "billing_first_name"]), (CustomerLastName, ["Last Name (Billing)", "billing_last_name"]),
            (ShipMode, ["Shipping Method Title", "shipping_method"]), (ShipToCountry, ["Country Code (Shipping)", "shipping_country"]), (ShipToState, ["State Code (Shipping)", "shipping_state"]),
            (ShipToCity, ["City (Shipping)", "shipping_city"]), (ShipToPostalCode, ["Postcode (Shipping)", "shipping_postcode"]), (ProductId, ["SKU", "item_sku", "item_product_id"]),
            (ProductName, ["Item Name", "item_name"]), (Quantity, ["Quantity", "item_quantity"]), (LineNumber, ["Item #", "item_id"]), (UnitPrice, ["Item Cost"]),
            (ImportFields.Sales, ["Order Line Total", "item_total"])),
    };

    /// <summary>All of them, those with the most telling headers first.</summary>
    public static IReadOnlyList<ImportLayout> Known { get; } = [Canonical, Superstore, OnlineRetail, OlistLines, Shopify, WooCommerce];

    /// <summary>Ids of all of them, as a message lists them.</summary>
    public static string Ids { get; } = string.Join(", ", Known.Select(layout => layout.Id));

    /// <summary>The layout with an id; null: none has it.</summary>
    public static ImportLayout? Find(string? id) => Known.FirstOrDefault(layout => layout.Id == id);

    /// <summary>The layout of a file with this header; null: none that is known.</summary>
    public static ImportLayout? Detect(IReadOnlyList<string> header) => Known.FirstOrDefault(layout => layout.Match(header) is not null);
}
