using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

// Single orders, whose they are, and what is in them.
internal sealed partial class KpiQueries
{
    /// <inheritdoc />
    public async Task<OrderList> OrdersAsync(DashboardFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var scope = ScopeOf(filter, EffectivePeriodsOfNone);
        var counting = RunAsync(compiler.OrderCount(scope), cancellationToken);
        var orders = await NewestAsync(scope, skip, take, cancellationToken).ConfigureAwait(false);
        var count = await counting.ConfigureAwait(false);
        return new OrderList([.. orders.Select(RowOf)], count.Count == 0 ? 0 : count[0][KpiCompiler.CountField].ToInt32());
    }

    /// <inheritdoc />
    public async Task<CustomerProfile?> CustomerAsync(string id, CancellationToken cancellationToken)
    {
        // In a filter, no id is the customer of the orders that have none.
        if (string.IsNullOrEmpty(id)) return null;
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var scope = ScopeOf(DashboardFilter.Everything.With(FilterField.Customer, id), EffectivePeriodsOfNone);
        var named = collections.Customers.Find(customer => customer.Id == id).FirstOrDefaultAsync(cancellationToken);
        var newest = await NewestAsync(scope, skip: 0, take: 1, cancellationToken).ConfigureAwait(false);
        var (known, ordered) = (await named.ConfigureAwait(false), newest.FirstOrDefault()?.Customer);
        return ordered is null ? null : new CustomerProfile(id, NameIn(known?.Name) ?? NameIn(ordered.Name) ?? id, NameIn(known?.Segment) ?? NameIn(ordered.Segment));
    }

    /// <inheritdoc />
    public async Task<ProductProfile?> ProductAsync(string id, CancellationToken cancellationToken)
    {
        // In a filter, no id is the product of the lines that have none.
        if (string.IsNullOrEmpty(id)) return null;
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var scope = ScopeOf(DashboardFilter.Everything.With(FilterField.Product, id), EffectivePeriodsOfNone);
        var named = collections.Products.Find(product => product.Id == id).FirstOrDefaultAsync(cancellationToken);
        var newest = await NewestAsync(scope, skip: 0, take: 1, cancellationToken).ConfigureAwait(false);
        var (known, ordered) = (await named.ConfigureAwait(false), newest.FirstOrDefault()?.Lines[0]);
        return ordered is null ? null : new ProductProfile(
            id, NameIn(known?.Name) ?? NameIn(ordered.Name) ?? id, NameIn(known?.Category) ?? NameIn(ordered.Category), NameIn(known?.SubCategory) ?? NameIn(ordered.SubCategory));
    }

    private static string? NameIn(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<List<OrderDocument>> NewestAsync(QueryScope scope, int skip, int take, CancellationToken cancellationToken)
    {
        PipelineDefinition<OrderDocument, OrderDocument> pipeline = compiler.Orders(scope, skip, take);
        using var cursor = await collections.Orders.AggregateAsync(pipeline, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private OrderRow RowOf(OrderDocument order)
    {
        // Of the lines, not of the order: the filter may have left some of them out.
        var totals = OrderTotals.Of(order.Lines);
        return new OrderRow(order.Id, calendar.DayOf(order.OrderedAt), order.Status == OrderStatus.Refund, totals.Sales, totals.Profit, totals.Units);
    }
}
