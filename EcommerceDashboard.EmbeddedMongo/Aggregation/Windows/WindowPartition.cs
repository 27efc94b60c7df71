using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>The documents of one partition of <c>$setWindowFields</c>, in the order of its <c>sortBy</c>.</summary>
internal sealed class WindowPartition(IReadOnlyList<BsonDocument> documents, WindowSort? sort, EvaluationContext scope)
{
    /// <summary>The number of documents.</summary>
    public int Count => documents.Count;

    /// <summary>What parameters of accumulators are evaluated against.</summary>
    public EvaluationContext Scope => scope;

    /// <summary>Moves the scope to a document.</summary>
    public EvaluationContext At(int index)
    {
        scope.Root = documents[index];
        return scope;
    }

    /// <summary>The value that the partition is sorted by, if by one field alone; null: missing.</summary>
    public BsonValue? SortValue(int index) => sort!.Path!.Get(documents[index]);

    /// <summary>Whether two documents stand at the same place of the order.</summary>
    public bool AreTied(int x, int y) => sort?.Order is not { } order || order.Compare(documents[x], documents[y]) == 0;
}

/// <summary>The parsed <c>sortBy</c> of <c>$setWindowFields</c>.</summary>
/// <param name="Order">The order; null: as the documents come.</param>
/// <param name="Path">The one field sorted by; null when there are several.</param>
/// <param name="IsAscending">Whether that field ascends.</param>
internal sealed record WindowSort(SortOrder? Order, DocumentPath? Path, bool IsAscending)
{
    /// <summary>Parses a sort; an empty one leaves the order as it is.</summary>
    public static WindowSort Parse(BsonDocument specification) => new(
        specification.ElementCount == 0 ? null : SortOrder.Parse(specification),
        specification.ElementCount == 1 ? DocumentPath.Parse(specification.GetElement(0).Name) : null,
        specification.ElementCount > 0 && specification[0].IsNumeric && specification[0].ToDouble() > 0);
}
