using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$pull</c> and <c>$pullAll</c>: removes the elements that meet a condition, or equal one of some values.</summary>
internal sealed class PullChange : FieldChange
{
    private readonly string _name;
    private readonly Func<BsonValue, bool> _removes;

    private PullChange(string name, Func<BsonValue, bool> removes)
    {
        _name = name;
        _removes = removes;
    }

    public override MissingPathRule MissingPath => MissingPathRule.Ignore;

    /// <exception cref="CommandException">The condition is wrong.</exception>
    public static FieldChange Parse(string field, BsonValue argument) => new PullChange("$pull", Condition(argument));

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange ParseAll(string field, BsonValue argument)
    {
        if (argument is not BsonArray values)
            throw CommandException.BadValue($"$pullAll requires an array argument but was given a {BsonTypeNames.Of(argument)}");
        var set = new HashSet<BsonValue?>(values, BsonOrder.Instance);
        return new PullChange("$pullAll", set.Contains);
    }

    public override BsonValue? Apply(BsonValue? current, string field, UpdateRun run)
    {
        switch (current)
        {
            case null:
                return null;
            case BsonArray array:
                var kept = new BsonArray(array.Where(element => !_removes(element)));
                return kept.Count == array.Count ? current : kept;
            default:
                throw CommandException.BadValue($"Cannot apply {_name} to a non-array value");
        }
    }

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
