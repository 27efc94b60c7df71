namespace EcommerceDashboard.Data.Fields;

/// <summary>Marks the resources with the name of each <see cref="ImportField"/> in the reader's language, by its id.</summary>
public sealed class FieldText;
