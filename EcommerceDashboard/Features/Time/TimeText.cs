namespace EcommerceDashboard.Features.Time;

/// <summary>Marks the resources of the time area: its figures and its page.</summary>
public sealed class TimeText;
