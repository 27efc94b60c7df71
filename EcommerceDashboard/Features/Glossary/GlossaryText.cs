namespace EcommerceDashboard.Features.Glossary;

/// <summary>Marks the resources of the glossary.</summary>
public sealed class GlossaryText;
