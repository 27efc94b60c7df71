using EcommerceDashboard.EmbeddedMongo.Aggregation;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>Parses filters: fields with conditions, and the operators that stand beside fields (<c>$and</c>, <c>$expr</c>, …).</summary>
/// <param name="let">Variables for <c>$expr</c>.</param>
/// <param name="now"><c>$$NOW</c> for <c>$expr</c>.</param>
internal sealed class FilterParser(BsonDocument? let, DateTime? now)
{
    /// <summary>The names of the query operators, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "$all", "$and", "$bitsAllClear", "$bitsAllSet", "$bitsAnyClear", "$bitsAnySet", "$comment", "$elemMatch", "$eq", "$exists", "$expr", "$gt", "$gte", "$in",
        "$lt", "$lte", "$mod", "$ne", "$nin", "$nor", "$not", "$options", "$or", "$regex", "$size", "$type",
    ];

    /// <summary>Whether the filter is for something inside a document, where <c>$expr</c> is not allowed.</summary>
    private bool _nested;

    /// <summary>Whether <c>$expr</c>, <c>$text</c> and <c>$jsonSchema</c> may stand: not in the conditions of projections and updates.</summary>
    public bool AllowsExpressions { get; init; } = true;

    public Matcher ParseFilter(BsonDocument filter)
    {
        var clauses = new List<Matcher>();
        foreach (var element in filter)
        {
            var clause = element.Name.StartsWith('$') ? ParseTopLevel(element.Name, element.Value) : ParseField(element.Name, element.Value);
            if (clause is not null)
                clauses.Add(clause);
        }
        return AndMatcher.Of(clauses);
    }

    /// <summary>Parses the filter of elements (<c>$elemMatch</c>, <c>$pull</c>).</summary>
    public Matcher ParseNested(BsonDocument filter)
    {
        var outer = _nested;
        _nested = true;
        var matcher = ParseFilter(filter);
        _nested = outer;
        return matcher;
    }

    /// <summary>Whether a value is a document of operators, not a value to compare with; a DBRef is a value.</summary>
    public static bool IsOperatorDocument(BsonValue value) =>
        value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name.StartsWith('$')
        && !(document.Contains("$ref") && document.Contains("$id"));

    /// <summary>Whether a condition on array elements is a filter of documents, not a document of operators on any element.</summary>
    public static bool IsFilter(BsonDocument condition) =>
        !IsOperatorDocument(condition) || condition.GetElement(0).Name is "$and" or "$or" or "$nor" or "$where" or "$expr" or "$comment" or "$jsonSchema" or "$text";

    private Matcher? ParseTopLevel(string name, BsonValue argument) => name switch
    {
        "$and" => AndMatcher.Of(ParseClauses(name, argument)),
        "$or" => OrMatcher.Of(ParseClauses(name, argument)),
        "$nor" => new NorMatcher(ParseClauses(name, argument)),
        "$expr" => ParseExpression(argument),
        "$comment" => null,
        // The fields of a DBRef are compared as any field.
        "$ref" or "$id" or "$db" => new PathMatcher(new DottedPath(name), new EqualPredicate(argument)),
        "$where" => throw CommandException.BadValue("no globalScriptEngine in $where parsing: this server runs no JavaScript"),
        "$text" => throw (AllowsExpressions && !_nested
            ? new CommandException(27, "IndexNotFound", "text index required for $text query")
            : CommandException.BadValue("$text is not allowed in this context")),
        "$jsonSchema" => throw (AllowsExpressions
            ? new CommandException(115, "CommandNotSupported", "$jsonSchema is not supported")
            : new CommandException(224, "QueryFeatureNotAllowed", "$jsonSchema is not allowed in this context")),
        _ => throw CommandException.BadValue($"unknown top level operator: {name}. If you have a field name that starts with a '$' symbol, "
            + "consider using $getField or $setField."),
    };

    private Matcher[] ParseClauses(string name, BsonValue argument)
    {
        if (argument is not BsonArray clauses) throw CommandException.BadValue($"{name} must be an array");
        if (clauses.Count == 0) throw CommandException.BadValue($"{name} argument must be a non-empty array");
        return [.. clauses.Select(clause => clause is BsonDocument filter
            ? ParseFilter(filter)
            : throw CommandException.BadValue("$or/$and/$nor entries need to be full objects"))];
    }

    private ExpressionMatcher ParseExpression(BsonValue argument)
    {
        if (_nested) throw CommandException.BadValue("$expr can only be applied to the top-level document");
        return AllowsExpressions
            ? new ExpressionMatcher(Expression.Parse(argument, VariableScope.Of(let)), now, let)
            : throw new CommandException(224, "QueryFeatureNotAllowed", "$expr is not allowed in this context");
    }

    private Matcher ParseField(string name, BsonValue condition)
    {
        Predicate predicate = condition switch
        {
            _ when IsOperatorDocument(condition) => ParseOperators(name, (BsonDocument)condition),
            BsonRegularExpression regex => new RegexPredicate(regex.Pattern, regex.Options),
            _ => new EqualPredicate(condition),
        };
        return predicate.At(new DottedPath(name));
    }

    /// <summary>Parses the operators on one field, all of which must hold.</summary>
    public Predicate ParseOperators(string field, BsonDocument operators)
    {
        var predicates = new List<Predicate>(operators.ElementCount);
        foreach (var element in operators)
        {
            var predicate = element.Name switch
            {
                "$not" => ParseNot(field, element.Value),
                "$elemMatch" => ParseElemMatch(field, element.Value),
                "$all" => ParseAll(field, element.Value),
                _ => OperatorParser.Parse(field, element.Name, element.Value, operators),
            };
            if (predicate is not null)
                predicates.Add(predicate);
        }
        return predicates is [var only] ? only : new AllPredicates(predicates);
    }

    private NotPredicate ParseNot(string field, BsonValue argument)
    {
        switch (argument)
        {
            case BsonRegularExpression regex:
                return new NotPredicate(new RegexPredicate(regex.Pattern, regex.Options));
            case BsonDocument { ElementCount: 0 }:
                throw CommandException.BadValue("$not cannot be empty");
            case BsonDocument operators:
                return new NotPredicate(ParseOperators(field, operators));
            default:
                throw CommandException.BadValue("$not needs a regex or a document");
        }
    }

    private Predicate ParseElemMatch(string field, BsonValue argument)
    {
        if (argument is not BsonDocument condition) throw CommandException.BadValue("$elemMatch needs an Object");
        return IsFilter(condition)
            ? new ElementDocumentPredicate(ParseNested(condition))
            : new ElementValuePredicate(ParseOperators(field, condition));
    }

    private Predicate ParseAll(string field, BsonValue argument)
    {
        if (argument is not BsonArray values) throw CommandException.BadValue("$all needs an array");
        if (values.Count == 0) return new NeverPredicate();
        var ofElements = values[0] is BsonDocument { ElementCount: > 0 } first && first.GetElement(0).Name == "$elemMatch";
        return new AllPredicates([.. values.Select(value => ParseAllValue(field, value, ofElements))]);
    }

    private Predicate ParseAllValue(string field, BsonValue value, bool ofElements)
    {
        if (ofElements)
        {
            return value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name == "$elemMatch"
                ? ParseElemMatch(field, document[0])
                : throw CommandException.BadValue("$all/$elemMatch has to be consistent");
        }
        return value switch
        {
            BsonRegularExpression regex => new RegexPredicate(regex.Pattern, regex.Options),
            _ when IsOperatorDocument(value) => throw CommandException.BadValue("no $ expressions in $all"),
            _ => new EqualPredicate(value),
        };
    }
}
