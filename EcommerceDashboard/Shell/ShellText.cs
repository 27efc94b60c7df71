namespace EcommerceDashboard.Shell;

/// <summary>Marks the texts of the frame.</summary>
public sealed class ShellText;
