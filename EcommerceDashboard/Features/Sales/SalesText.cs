namespace EcommerceDashboard.Features.Sales;

/// <summary>Marks the resources of the sales area: its figures and its page.</summary>
public sealed class SalesText;
