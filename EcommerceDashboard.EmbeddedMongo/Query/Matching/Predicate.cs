namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>A condition on the value at a path; knows nothing of the path.</summary>
internal abstract class Predicate
{
    /// <summary>Whether an array at the end of the path is looked into: its elements are tested first, then the array itself.</summary>
    public virtual bool LooksIntoArrays => true;

    /// <summary>Tests one value; null: missing.</summary>
    public abstract bool Test(BsonValue? value);

    /// <summary>Tests one value and notes which array element decided.</summary>
    public virtual bool Test(BsonValue? value, ArrayPosition? position) => Test(value);

    /// <summary>What an index key must be for the predicate to hold; null: no bound known.</summary>
    public virtual IReadOnlyList<ValueInterval>? Intervals => null;

    /// <summary>The condition on a document that the value at a path meets this one.</summary>
    public virtual Matcher At(DottedPath path) => new PathMatcher(path, this);
}

/// <summary>All of several predicates; on a path each may be met by another array element.</summary>
internal sealed class AllPredicates(IReadOnlyList<Predicate> predicates) : Predicate
{
    public override bool Test(BsonValue? value)
    {
        foreach (var predicate in predicates)
            if (!predicate.Test(value)) return false;
        return true;
    }

    public override Matcher At(DottedPath path) => AndMatcher.Of([.. predicates.Select(predicate => predicate.At(path))]);
}

/// <summary><c>$not</c>, <c>$ne</c>, <c>$nin</c>: on a path, no array element may meet the inner predicate.</summary>
internal sealed class NotPredicate(Predicate inner) : Predicate
{
    public override bool Test(BsonValue? value) => !inner.Test(value);

    public override Matcher At(DottedPath path) => new NorMatcher([inner.At(path)]);
}

/// <summary>No value meets it: an empty <c>$in</c> or <c>$all</c>.</summary>
internal sealed class NeverPredicate : Predicate
{
    public override bool Test(BsonValue? value) => false;

    public override IReadOnlyList<ValueInterval> Intervals => [];
}
