namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$mod</c>: whole part of a number by a divisor leaves a remainder, of the dividend's sign.</summary>
internal sealed class ModPredicate(long divisor, long remainder) : Predicate
{
    public override bool Test(BsonValue? value) =>
        Numbers.TruncatedInt64(value) is { } whole && (divisor == -1 ? 0 : whole % divisor) == remainder;
}
