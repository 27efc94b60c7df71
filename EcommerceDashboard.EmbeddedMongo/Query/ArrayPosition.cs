namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>The array element by which a document matched; of nested arrays, the outermost one's.</summary>
internal sealed class ArrayPosition
{
    /// <summary>The position; null: the match went through no array.</summary>
    public int? Index { get; set; }
}
