using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Import;

/// <summary>Counts what is taken of a file.</summary>
internal sealed class OrderTally
{
    private readonly HashSet<string> _customers = new(StringComparer.Ordinal), _products = new(StringComparer.Ordinal);
    private DateTime _first = DateTime.MaxValue, _last = DateTime.MinValue;
    private long _lines;
    private decimal _sales;

    /// <summary>Orders so far.</summary>
    public long Orders { get; private set; }

    /// <summary>Orders so far that are not in the database.</summary>
    public long New { get; set; }

    /// <summary>Orders so far that are, but not the same.</summary>
    public long Changed { get; set; }

    /// <summary>Counts orders.</summary>
    public void Add(IReadOnlyList<OrderDocument> orders)
    {
        foreach (var order in orders)
        {
            Orders++;
            _lines += order.Lines.Count;
            if (order.Status != OrderStatus.Cancelled) _sales += order.Sales;
            if (order.Customer is { } customer) _customers.Add(customer.Id);
            foreach (var line in order.Lines) _products.Add(line.ProductId);
            if (order.OrderedAt < _first) _first = order.OrderedAt;
            if (order.OrderedAt > _last) _last = order.OrderedAt;
        }
    }

    /// <summary>The counts, with what else is known of the file.</summary>
    public ImportReport Report(IOrderSource source, TimeSpan duration) => new()
    {
        Orders = Orders,
        Lines = _lines,
        Customers = _customers.Count,
        Products = _products.Count,
        Sales = _sales,
        Days = Orders == 0 ? null : new DateRange(source.Clock.DayOf(_first), source.Clock.DayOf(_last)),
        New = New,
        Changed = Changed,
        Rejects = source.Problems.Summary(),
        Notices = source.Notices.Summary(),
        Layout = source.Layout,
        Encoding = source.Encoding,
        DateFormat = source.DateFormat,
        Duration = duration,
    };
}
