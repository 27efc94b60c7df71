namespace EcommerceDashboard.Charts;

/// <summary>Marks the resources with the texts of charts.</summary>
public sealed class ChartText;
