namespace EcommerceDashboard.Kpis;

/// <summary>A page of the orders in scope, newest first.</summary>
/// <param name="Rows">The orders and refunds of the page.</param>
/// <param name="TotalRows">How many orders and refunds there are in all.</param>
public sealed record OrderList(IReadOnlyList<OrderRow> Rows, int TotalRows);

/// <summary>An order or a refund, as the filter leaves it.</summary>
/// <param name="Id">Order id; data, so never markup.</param>
/// <param name="Day">The local day of the order; of a refund: of the refund.</param>
/// <param name="IsRefund">It is a refund: its sums are negative, and it does not count as an order.</param>
/// <param name="Sales">Σ sales of its lines in scope.</param>
/// <param name="Profit">Σ profit of its lines in scope with a known cost; null: none has one.</param>
/// <param name="Units">Σ quantity of its lines in scope.</param>
public sealed record OrderRow(string Id, DateOnly Day, bool IsRefund, decimal Sales, decimal? Profit, long Units);

/// <summary>Who a customer is, as last known; data, so never markup.</summary>
/// <param name="Id">Customer id.</param>
/// <param name="Name">The name; where none is known: the id.</param>
/// <param name="Segment">The segment; null: not known.</param>
public sealed record CustomerProfile(string Id, string Name, string? Segment);
