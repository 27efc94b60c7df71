using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$pull</c> and <c>$pullAll</c>: removes the elements that meet a condition, or equal one of some values.</summary>
internal static class PullChange
{
    /// <exception cref="CommandException">The condition is wrong.</exception>
    public static FieldChange Parse(string field, BsonValue argument) => Of("$pull", Condition(argument));

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange ParseAll(string field, BsonValue argument) => argument is BsonArray values
        ? Of("$pullAll", new HashSet<BsonValue?>(values, BsonOrder.Instance).Contains)
        : throw CommandException.BadValue($"$pullAll requires an array argument but was given a {BsonTypeNames.Of(argument)}");

    private static FieldChange Of(string name, Func<BsonValue, bool> removes) => new(
        (current, _, _) =>
        {
            if (current is null) return null;
            if (current is not BsonArray array) throw CommandException.BadValue($"Cannot apply {name} to a non-array value");
            var kept = new BsonArray(array.Where(element => !removes(element)));
            return kept.Count == array.Count ? current : kept;
        },
        MissingPathRule.Ignore);

    /// <summary>A filter of documents, operators on elements, a pattern, or a value.</summary>
    private static Func<BsonValue, bool> Condition(BsonValue argument)
    {
        var parser = new FilterParser(null, default) { AllowsExpressions = false };
        if (argument is BsonDocument filter && FilterParser.IsFilter(filter))
        {
            var matcher = parser.ParseNested(filter);
            return element => element is BsonDocument document && matcher.Matches(document);
        }
        if (argument is not (BsonDocument or BsonRegularExpression)) return element => BsonOrder.Instance.Equals(element, argument);
        var ofElement = parser.ParseNested(new BsonDocument("element", argument));
        return element => ofElement.Matches(new BsonDocument("element", element));
    }
}
