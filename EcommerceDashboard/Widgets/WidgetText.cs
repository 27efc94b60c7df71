namespace EcommerceDashboard.Widgets;

/// <summary>Marks the resources with the texts that every widget has.</summary>
public sealed class WidgetText;
