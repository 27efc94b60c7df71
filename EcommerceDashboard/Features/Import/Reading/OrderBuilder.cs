using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reports;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Makes documents of orders all of whose lines have been read.</summary>
internal sealed class OrderBuilder(ReadingRules rules, OrderHeads heads, NoticeLog notices)
{
    private readonly bool _isCanonical = rules.Layout?.HasDefusedTexts == true;

    /// <summary>Makes the document.</summary>
    public OrderDocument Build(PendingOrder order)
    {
        var orderedAt = heads.Value<DateTime?>(order, ImportFields.OrderedAt)!.Value;
        var lines = order.OrderSales is { } orderSales ? Spread(order.Lines, orderSales) : order.Lines;
        var totals = OrderTotals.Of(lines);
        var customer = Customer(order);
        Note(order, customer);
        return new OrderDocument
        {
            Id = order.Id,
            OrderedAt = orderedAt,
            Status = Status(order, lines),
            Channel = heads.Text(order, ImportFields.Channel),
            Customer = customer,
            ShipMode = heads.Text(order, ImportFields.ShipMode),
            ShippedAt = NotBefore(order, orderedAt, ImportFields.ShippedAt),
            DeliveredAt = NotBefore(order, orderedAt, ImportFields.DeliveredAt),
            ShipTo = ShipTo(order),
            ShipFrom = ShipFrom(order),
            Lines = lines,
            Sales = totals.Sales,
            Profit = totals.Profit,
            CostedSales = totals.CostedSales,
            Units = totals.Units,
            Categories = totals.Categories,
        };
    }

    private void Note(PendingOrder order, OrderCustomer? customer)
    {
        if (order.HasSeveralTimes) notices.Add(ImportNoticeKind.SeveralTimes, order.FirstLine);
        if (order.HasSeveralOrigins) notices.Add(ImportNoticeKind.SeveralOrigins, order.FirstLine);
        if (customer is null) notices.Add(ImportNoticeKind.NoCustomer, order.FirstLine);
        if (order.LineNumbers is not null || order.Lines.Count == 1) return;
        var equal = order.Lines.Count - order.Lines.Distinct().Count();
        if (equal > 0) notices.Add(ImportNoticeKind.EqualLines, order.FirstLine, equal);
    }

    /// <summary>
    /// As the file says, else by the id, else a refund is what takes back all it has. A refund that takes nothing back is an order that was refunded
    /// entirely, of a file that does not say when: it counts neither as a sale nor as a refund.
    /// </summary>
    private string Status(PendingOrder order, List<OrderLine> lines)
    {
        if (heads.Text(order, ImportFields.CancelledAt) is not null) return OrderStatus.Cancelled;
        var takesBack = lines.TrueForAll(line => line.Quantity < 0 || line.Sales < 0);
        if (heads.Text(order, ImportFields.Status) is { } status)
        {
            if (status != OrderStatus.Refund || _isCanonical || lines.Exists(line => line.Quantity < 0 || line.Sales < 0)) return status == OrderStatus.Completed && takesBack && !_isCanonical ? OrderStatus.Refund : status;
            notices.Add(ImportNoticeKind.RefundedWhole, order.FirstLine);
            return OrderStatus.Cancelled;
        }
        var isNamed = rules.Layout?.RefundPrefix is { } prefix && order.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        return isNamed || takesBack ? OrderStatus.Refund : OrderStatus.Completed;
    }

    private OrderCustomer? Customer(PendingOrder order)
    {
        if (heads.Text(order, ImportFields.CustomerId) is not { } id) return null;
        if (rules.Layout?.CustomerIdSuffix is { } suffix && id.EndsWith(suffix, StringComparison.Ordinal)) id = id[..^suffix.Length];
        var (name, lastName) = (heads.Text(order, ImportFields.CustomerName), heads.Text(order, ImportFields.CustomerLastName));
        return new OrderCustomer(id, name is null || lastName is null ? name ?? lastName : $"{name} {lastName}", heads.Text(order, ImportFields.CustomerSegment));
    }

    private DateTime? NotBefore(PendingOrder order, DateTime orderedAt, ImportField field)
    {
        if (heads.Value<DateTime?>(order, field) is not { } date) return null;
        // A day without a time is the whole day: shipped on the day of the order is not before it.
        if (date >= orderedAt || _isCanonical || rules.Clock.DayOf(date) == rules.Clock.DayOf(orderedAt)) return date;
        notices.Add(ImportNoticeKind.DateBeforeOrder, order.FirstLine);
        return null;
    }

    private OrderPlace? ShipTo(PendingOrder order) => Place(new OrderPlace
    {
        Country = heads.Text(order, ImportFields.ShipToCountry) ?? rules.Layout?.Country,
        Region = heads.Text(order, ImportFields.ShipToRegion),
        State = heads.Text(order, ImportFields.ShipToState),
        City = heads.Text(order, ImportFields.ShipToCity),
        PostalCode = heads.Text(order, ImportFields.ShipToPostalCode),
        Location = Location(order, ImportFields.ShipToLatitude, ImportFields.ShipToLongitude),
    });

    private OrderPlace? ShipFrom(PendingOrder order) => Place(new OrderPlace
    {
        Id = heads.Text(order, ImportFields.ShipFromId),
        Country = heads.Text(order, ImportFields.ShipFromCountry) ?? rules.Layout?.Country,
        Region = heads.Text(order, ImportFields.ShipFromRegion),
        State = heads.Text(order, ImportFields.ShipFromState),
        City = heads.Text(order, ImportFields.ShipFromCity),
        PostalCode = heads.Text(order, ImportFields.ShipFromPostalCode),
        Location = Location(order, ImportFields.ShipFromLatitude, ImportFields.ShipFromLongitude),
    });

    /// <summary>One of which something is known.</summary>
    private static OrderPlace? Place(OrderPlace place) => place == new OrderPlace() ? null : place;

    private GeoJsonPoint<GeoJson2DGeographicCoordinates>? Location(PendingOrder order, ImportField latitude, ImportField longitude) =>
        heads.Value<double?>(order, latitude) is { } north && heads.Value<double?>(order, longitude) is { } east ? GeoJson.Point(GeoJson.Geographic(east, north)) : null;

    /// <summary>A discount of the whole order makes every line smaller by the same share; the last one takes what rounding leaves.</summary>
    private static List<OrderLine> Spread(List<OrderLine> lines, decimal orderSales)
    {
        var sum = lines.Sum(line => line.Sales);
        if (sum == orderSales || sum == 0) return lines;
        List<OrderLine> spread = [];
        var left = orderSales;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var sales = i == lines.Count - 1 ? left : Math.Round(line.Sales * orderSales / sum, 2, MidpointRounding.AwayFromZero);
            left -= sales;
            var list = line.Quantity * line.UnitPrice;
            spread.Add(line with
            {
                Sales = sales,
                Profit = line.Profit + sales - line.Sales,
                Discount = list is { } price && price != 0 ? Math.Clamp(Math.Round(1 - sales / price, LineValues.Decimals, MidpointRounding.AwayFromZero), 0, 1) : line.Discount,
            });
        }
        return spread;
    }
}
