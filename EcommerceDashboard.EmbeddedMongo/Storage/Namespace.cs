namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>The full name of a collection.</summary>
internal readonly record struct Namespace(string Database, string Collection)
{
    /// <summary>Longest full name in bytes, as MongoDB has it.</summary>
    public const int MaxLength = 255;

    public override string ToString() => $"{Database}.{Collection}";
}
