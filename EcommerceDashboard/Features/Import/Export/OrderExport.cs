using System.Globalization;
using System.Text;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Data;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import.Export;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    /// <summary>A row for each line, columns called like the fields: imports back to the same orders.</summary>
    Csv,

    /// <summary>An array of orders as they are stored.</summary>
    Json,

    /// <summary>An order as it is stored on each line.</summary>
    Ndjson,
}

/// <summary>
/// Writes all orders, by id, as they were stated: what follows from them (positions of orders in time, places found by a gazetteer, distances) is made anew
/// by every load and left out. Memory does not depend on how many there are.
/// </summary>
public sealed class OrderExport(DashboardCollections collections)
{
    private const int BufferSize = 1 << 16;

    private static readonly ImportField[] Columns =
    [
        .. ImportFields.All.Where(field =>
            field != ImportFields.CancelledAt && field != ImportFields.Currency && field != ImportFields.CustomerLastName && field != ImportFields.OrderSales
            && field != ImportFields.DiscountAmount && field != ImportFields.UnitCost && field != ImportFields.Cost),
    ];

    private static readonly JsonWriterSettings Json = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    /// <summary>Writes all orders.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<long> WriteAsync(Stream output, ExportFormat format, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == ExportFormat.Csv), BufferSize, leaveOpen: true);
        await using var _ = writer.ConfigureAwait(false);
        return format == ExportFormat.Csv
            ? await WriteRowsAsync(writer, cancellationToken).ConfigureAwait(false)
            : await WriteDocumentsAsync(writer, format, cancellationToken).ConfigureAwait(false);
    }

    private async Task<long> WriteRowsAsync(StreamWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(string.Join(',', Columns.Select(field => field.Id)) + "\r\n").ConfigureAwait(false);
        long count = 0;
        using var orders = await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).SortBy(order => order.Id).ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await orders.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in orders.Current)
            {
                count++;
                for (var i = 0; i < order.Lines.Count; i++) await writer.WriteAsync(string.Join(',', Columns.Select(field => Cell(field, order, order.Lines[i], i + 1))) + "\r\n").ConfigureAwait(false);
            }
        }
        return count;
    }

    private async Task<long> WriteDocumentsAsync(StreamWriter writer, ExportFormat format, CancellationToken cancellationToken)
    {
        long count = 0;
        if (format == ExportFormat.Json) await writer.WriteAsync('[').ConfigureAwait(false);
        using var orders = await collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName)
            .Find(FilterDefinition<BsonDocument>.Empty).Sort("{ _id: 1 }").ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await orders.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in orders.Current)
            {
                if (format == ExportFormat.Json && count > 0) await writer.WriteAsync(",\n").ConfigureAwait(false);
                await writer.WriteAsync(StatedFields.Of(order).ToJson(Json)).ConfigureAwait(false);
                if (format == ExportFormat.Ndjson) await writer.WriteAsync('\n').ConfigureAwait(false);
                count++;
            }
        }
        if (format == ExportFormat.Json) await writer.WriteAsync("]\n").ConfigureAwait(false);
        return count;
    }

    private static string Cell(ImportField field, OrderDocument order, OrderLine line, int number) => field.Id switch
    {
        "orderId" => CsvText.ReversibleText(order.Id),
        "orderedAt" => Instant(order.OrderedAt),
        "status" => order.Status,
        "channel" => Text(order.Channel),
        "customerId" => Text(order.Customer?.Id),
        "customerName" => Text(order.Customer?.Name),
        "customerSegment" => Text(order.Customer?.Segment),
        "shipMode" => Text(order.ShipMode),
        "shippedAt" => Instant(order.ShippedAt),
        "deliveredAt" => Instant(order.DeliveredAt),
        "lineNumber" => number.ToString(CultureInfo.InvariantCulture),
        "productId" => Text(line.ProductId),
        "productName" => Text(line.Name),
        "category" => Text(line.Category),
        "subCategory" => Text(line.SubCategory),
        "quantity" => line.Quantity.ToString(CultureInfo.InvariantCulture),
        "unitPrice" => Exact(line.UnitPrice),
        "discount" => Exact(line.Discount),
        "sales" => Exact(line.Sales),
        "profit" => Exact(line.Profit),
        ['s', 'h', 'i', 'p', 'T', 'o', .. var part] => Place(part, order.ShipTo),
        ['s', 'h', 'i', 'p', 'F', 'r', 'o', 'm', .. var part] => Place(part, order.ShipFrom),
        _ => throw new InvalidOperationException($"The export does not know the field {field.Id}."),
    };

    private static string Place(string part, OrderPlace? place) => part switch
    {
        "Id" => Text(place?.Id),
        "Country" => Text(place?.Country),
        "Region" => Text(place?.Region),
        "State" => Text(place?.State),
        "City" => Text(place?.City),
        "PostalCode" => Text(place?.PostalCode),
        // What a gazetteer found is an estimate, and found again.
        "Latitude" => place?.LocatedBy is null ? Degrees(place?.Location?.Coordinates.Latitude) : "",
        "Longitude" => place?.LocatedBy is null ? Degrees(place?.Location?.Coordinates.Longitude) : "",
        _ => throw new InvalidOperationException($"The export does not know the part {part} of a place."),
    };

    private static string Text(string? text) => text is null ? "" : CsvText.ReversibleText(text);

    private static string Instant(DateTime? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>With the zeros at its end: 2.50 stays what it was.</summary>
    private static string Exact(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Degrees(double? degrees) => degrees?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
