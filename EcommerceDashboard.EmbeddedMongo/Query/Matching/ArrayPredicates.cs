using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$size</c>: an array of so many elements.</summary>
internal sealed class SizePredicate(int size) : Predicate
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue? value) => value is BsonArray array && array.Count == size;
}

/// <summary><c>$elemMatch</c> with operators: one element meets all of them.</summary>
internal sealed class ElementValuePredicate(Predicate inner) : Predicate
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue? value) => Test(value, null);

    public override bool Test(BsonValue? value, ArrayPosition? position) =>
        value is BsonArray array && ArrayElements.Find(array, inner.Test, position);
}

/// <summary><c>$elemMatch</c> with a filter: one element, a document, matches it.</summary>
internal sealed class ElementDocumentPredicate(Matcher filter) : Predicate
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue? value) => Test(value, null);

    public override bool Test(BsonValue? value, ArrayPosition? position) =>
        value is BsonArray array && ArrayElements.Find(array, TestElement, position);

    /// <summary>A nested array counts as a document whose fields are its positions, as it does in BSON.</summary>
    private bool TestElement(BsonValue element) => element switch
    {
        BsonDocument document => filter.Matches(document),
        BsonArray nested => filter.Matches(AsDocument(nested)),
        _ => false,
    };

    private static BsonDocument AsDocument(BsonArray array) =>
        new(array.Select((value, i) => new BsonElement(i.ToString(CultureInfo.InvariantCulture), value)));
}

internal static class ArrayElements
{
    /// <summary>Finds the first element that passes and notes its position.</summary>
    public static bool Find(BsonArray array, Func<BsonValue, bool> test, ArrayPosition? position)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (!test(array[i])) continue;
            if (position is not null)
                position.Index = i;
            return true;
        }
        return false;
    }
}
