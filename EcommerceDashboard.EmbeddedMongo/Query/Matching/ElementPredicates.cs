namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$exists: true</c>.</summary>
internal sealed class ExistsPredicate : Predicate
{
    public override bool Test(BsonValue? value) => value is not null;
}

/// <summary><c>$type</c>: one of some types.</summary>
internal sealed class TypePredicate(IReadOnlySet<BsonType> types) : Predicate
{
    public override bool Test(BsonValue? value) => value is not null && types.Contains(value.BsonType);
}
