namespace EcommerceDashboard.Features.Customers;

/// <summary>Marks the texts of the customers area.</summary>
public sealed class CustomersText;
