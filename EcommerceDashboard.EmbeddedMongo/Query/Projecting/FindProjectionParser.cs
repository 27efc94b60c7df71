using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Projecting;

/// <summary>Parses projections of <c>find</c>: those of <c>$project</c>, with <c>$slice</c>, <c>$elemMatch</c> and the positional operator.</summary>
/// <param name="filter">The filter of the command.</param>
/// <param name="let">Variables that expressions may use.</param>
/// <param name="now"><c>$$NOW</c>.</param>
internal sealed class FindProjectionParser(BsonDocument filter, BsonDocument? let, DateTime now) : ProjectionParser(let, "")
{
    private readonly List<ArrayTrim> _trims = [];
    private readonly List<FirstMatchExpression> _firstMatches = [];
    private bool _hasPositional;
    private bool _hasSlice;

    /// <exception cref="CommandException">With the codes of <c>$project</c>.</exception>
    public FindProjection Parse(BsonDocument projection)
    {
        var (root, mode) = ParseFields(projection);
        if (mode == ProjectionMode.Exclusion)
            _trims.AddRange(_firstMatches.Select(match => match.AsTrim()));
        return new FindProjection(root, _trims, Variables, now);
    }

    protected override ProjectionMode DefaultMode =>
        NamesId(true) || (_firstMatches.Count > 0 && !_hasSlice) ? ProjectionMode.Inclusion : ProjectionMode.Exclusion;

    protected override bool TryParseSpecial(string path, BsonValue value)
    {
        if (path == "$" || path.EndsWith(".$", StringComparison.Ordinal) || path.Contains(".$.", StringComparison.Ordinal)) return TryParsePositional(path, value);
        if (value is not BsonDocument { ElementCount: 1 } document) return false;
        switch (document.GetElement(0).Name)
        {
            case "$slice":
                return TryParseSlice(path, document[0]);
            case "$elemMatch":
                ParseElemMatch(path, document[0]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>False: the field is excluded, whose name is refused as any with a dollar sign.</summary>
    private bool TryParsePositional(string name, BsonValue value)
    {
        if (value is BsonDocument) throw Failure(31271, "positional projection cannot be used with an expression or sub object");
        if (value is not BsonBoolean and not { IsNumeric: true }) throw Failure(31308, "positional projection cannot be used with a literal");
        if (!value.ToBoolean()) return false;
        if (_hasPositional) throw Failure(31276, "Cannot specify more than one positional projection per query.");
        if (_firstMatches.Count > 0) throw Failure(31256, "Cannot specify positional operator and $elemMatch.");
        if (name == "$") throw Failure(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
        if (name.Contains(".$.", StringComparison.Ordinal))
        {
            throw Failure(31394, "As of 4.4, it's illegal to specify positional operator in the middle of a path. "
                + "Positional projection may only be used at the end, for example: a.b.$.");
        }
        var path = name[..^2];
        AddFlag(path, true);
        var matcher = new FilterParser(Variables, now) { AllowsExpressions = false }.ParseFilter(filter);
        _trims.Add(new PositionalTrim(new DottedPath(path), matcher));
        return _hasPositional = true;
    }

    private void ParseElemMatch(string path, BsonValue argument)
    {
        if (argument is not BsonDocument) throw Failure(31274, $"elemMatch: Invalid argument, object required, but got {BsonTypeNames.Of(argument)}");
        if (_hasPositional) throw Failure(31255, "Cannot specify positional operator and $elemMatch.");
        if (PathParser.Split(path).Length > 1) throw Failure(31275, "Cannot use $elemMatch projection on a nested field.");
        var condition = new FilterParser(Variables, now) { AllowsExpressions = false }.ParseOperators(path, new BsonDocument("$elemMatch", argument));
        var firstMatch = new FirstMatchExpression(path, condition);
        Add(path, true, firstMatch);
        _firstMatches.Add(firstMatch);
    }

    /// <summary>False: not the form that <c>find</c> knows; it may be the expression.</summary>
    private bool TryParseSlice(string path, BsonValue argument)
    {
        int? skip = null;
        var limit = argument;
        if (argument is BsonArray array)
        {
            if (array.Count != 2 || !array[0].IsNumeric || !array[1].IsNumeric || Numbers.ToInt64(array[1]) <= 0) return false;
            skip = Clamp(array[0]);
            limit = array[1];
        }
        if (!limit.IsNumeric || !TryAdd(path, true)) return false;
        _trims.Add(new SliceTrim(new DottedPath(path), skip, Clamp(limit)));
        return _hasSlice = true;
    }

    private static int Clamp(BsonValue number) => (int)Math.Clamp(Numbers.ToInt64(number), int.MinValue, int.MaxValue);
}
