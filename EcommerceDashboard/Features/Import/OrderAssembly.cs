using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Import;

/// <summary>Puts the lines of a file together into orders, by order id: they need not stand together.</summary>
internal sealed class OrderAssembly(BusinessCalendar calendar, ProblemList problems)
{
    /// <summary>More would not fit into a document of MongoDB.</summary>
    private const int MostLines = 10_000;

    private readonly Dictionary<string, (Head Head, long FirstLine, List<OrderLine> Lines)> _orders = new(StringComparer.Ordinal);

    /// <summary>What all lines of an order must agree on.</summary>
    internal sealed record Head(
        DateOnly OrderDate,
        DateOnly? ShipDate,
        string? ShipMode,
        string? CustomerId,
        string? CustomerName,
        string? Segment,
        string? Country,
        string? City,
        string? State,
        string? PostalCode,
        string? Region);

    public long Lines { get; private set; }

    public void Add(string orderId, Head head, OrderLine line, SuperstoreLine from)
    {
        Lines++;
        if (!_orders.TryGetValue(orderId, out var order))
        {
            _orders.Add(orderId, (head, from.Number, [line]));
            return;
        }
        if (order.Head != head) Contradiction(orderId, order.Head, order.FirstLine, head, from);
        if (order.Lines.Count == MostLines) problems.Add(ImportProblem.OfLine(from.Number, FormattableString.Invariant($"order {orderId} has more than {MostLines} lines")));
        else order.Lines.Add(line);
    }

    /// <summary>The orders in the order of their first lines.</summary>
    public IReadOnlyList<OrderDocument> Build() => [.. _orders.Select(order => Document(order.Key, order.Value.Head, order.Value.Lines))];

    private OrderDocument Document(string id, Head head, List<OrderLine> lines)
    {
        var totals = OrderTotals.Of(lines);
        return new OrderDocument
        {
            Id = id,
            OrderedAt = calendar.StartOf(head.OrderDate),
            Status = OrderStatus.Completed,
            Customer = head.CustomerId is null ? null : new OrderCustomer(head.CustomerId, head.CustomerName, head.Segment),
            ShipMode = head.ShipMode,
            ShippedAt = head.ShipDate is { } shipped ? calendar.StartOf(shipped) : null,
            ShipTo = new OrderPlace { Country = head.Country, Region = head.Region, State = head.State, City = head.City, PostalCode = head.PostalCode },
            Lines = lines,
            Sales = totals.Sales,
            Profit = totals.Profit,
            CostedSales = totals.CostedSales,
            Units = totals.Units,
            Categories = totals.Categories,
        };
    }

    private static void Contradiction(string orderId, Head first, long firstLine, Head second, SuperstoreLine from)
    {
        foreach (var (column, before, now) in Columns(first).Zip(Columns(second), (a, b) => (a.Column, a.Value, b.Value)))
        {
            if (Equals(before, now)) continue;
            from.Problem(column, FormattableString.Invariant(
                $"“{Show(now)}” differs from “{Show(before)}” on line {firstLine}, but both lines belong to order {SuperstoreColumns.Shorten(orderId)}"));
        }
    }

    private static string Show(object? value) => SuperstoreColumns.Shorten(FormattableString.Invariant($"{value:yyyy-MM-dd}"));

    private static IEnumerable<(string Column, object? Value)> Columns(Head head) =>
    [
        (SuperstoreColumns.OrderDate, head.OrderDate), (SuperstoreColumns.ShipDate, head.ShipDate), (SuperstoreColumns.ShipMode, head.ShipMode),
        (SuperstoreColumns.CustomerId, head.CustomerId), (SuperstoreColumns.CustomerName, head.CustomerName), (SuperstoreColumns.Segment, head.Segment),
        (SuperstoreColumns.Country, head.Country), (SuperstoreColumns.City, head.City), (SuperstoreColumns.State, head.State),
        (SuperstoreColumns.PostalCode, head.PostalCode), (SuperstoreColumns.Region, head.Region),
    ];
}
