using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Projecting;

/// <summary>Parses projections of <c>find</c>: those of <c>$project</c>, with <c>$slice</c>, <c>$elemMatch</c> and the positional operator.</summary>
/// <param name="filter">The filter of the command.</param>
/// <param name="let">Variables that expressions may use.</param>
/// <param name="now"><c>$$NOW</c>.</param>
internal sealed class FindProjectionParser(BsonDocument filter, BsonDocument? let, DateTime now)
{
    private readonly List<Entry> _entries = [];
    private readonly List<ArrayTrim> _trims = [];

    /// <summary>All paths named so far, to find those that meet.</summary>
    private readonly ProjectionNode _named = new(ProjectionMode.Exclusion);

    /// <summary>What the fields named so far make the projection; null: they fit both.</summary>
    private ProjectionMode? _mode;

    private bool _hasPositional;
    private bool _hasElemMatch;

    private enum Treatment
    {
        Include,
        Exclude,
        Slice,
        Compute,
    }

    /// <exception cref="CommandException">With the codes of <c>$project</c>.</exception>
    public FindProjection Parse(BsonDocument projection)
    {
        foreach (var element in projection)
            ParseElement("", element);

        var mode = _mode ?? DefaultMode();
        var root = new ProjectionNode(mode);
        if (mode == ProjectionMode.Inclusion && !_entries.Exists(entry => entry.Path[0] == "_id"))
            root.TryAdd(["_id"], null);
        // A flag that does not fit the mode can only be one on _id: what it asks for is the default.
        var unneeded = mode == ProjectionMode.Inclusion ? Treatment.Exclude : Treatment.Include;
        foreach (var entry in _entries)
        {
            if (mode == ProjectionMode.Exclusion && entry.Expression is FirstMatchExpression firstMatch)
                _trims.Add(firstMatch.AsTrim());
            else if (entry.Treatment != unneeded && (entry.Treatment != Treatment.Slice || mode == ProjectionMode.Inclusion))
                root.TryAdd(entry.Path, entry.Expression);
        }
        return new FindProjection(root, _trims, let, now);
    }

    /// <summary>The mode where only <c>_id</c> has a flag, and other fields at most <c>$slice</c> or <c>$elemMatch</c>.</summary>
    private ProjectionMode DefaultMode()
    {
        var includesId = _entries.Exists(entry => entry is { Path: ["_id"], Treatment: Treatment.Include });
        var hasSlice = _entries.Exists(entry => entry.Treatment == Treatment.Slice);
        return includesId || _hasElemMatch && !hasSlice ? ProjectionMode.Inclusion : ProjectionMode.Exclusion;
    }

    private void ParseElement(string prefix, BsonElement element)
    {
        var positional = Positional(element.Name);
        switch (element.Value)
        {
            case BsonDocument:
                if (positional) throw CommandException.Location(31271, "positional projection cannot be used with an expression or sub object");
                ParseDocument(prefix, element.Name, (BsonDocument)element.Value);
                break;
            case { IsNumeric: true } or BsonBoolean:
                if (!element.Value.ToBoolean())
                    ParseExclusion(prefix + element.Name);
                else if (positional)
                    ParsePositional(prefix + element.Name);
                else
                    ParseInclusion(prefix + element.Name);
                break;
            default:
                if (positional) throw CommandException.Location(31308, "positional projection cannot be used with a literal");
                Add(prefix + element.Name, Treatment.Compute, Expression.Parse(element.Value, VariableScope.Of(let)));
                if (_mode == ProjectionMode.Exclusion)
                    throw CommandException.Location(31310, $"Cannot use an expression {element.Name}: {element.Value} in an exclusion projection");
                _mode = ProjectionMode.Inclusion;
                break;
        }
    }

    private static bool Positional(string name) =>
        name == "$" || name.EndsWith(".$", StringComparison.Ordinal) || name.Contains(".$.", StringComparison.Ordinal);

    private void ParseInclusion(string path)
    {
        Add(path, Treatment.Include);
        if (path == "_id") return;
        if (_mode == ProjectionMode.Exclusion) throw CommandException.Location(31253, $"Cannot do inclusion on field {path} in exclusion projection");
        _mode = ProjectionMode.Inclusion;
    }

    private void ParseExclusion(string path)
    {
        Add(path, Treatment.Exclude);
        if (path == "_id") return;
        if (_mode == ProjectionMode.Inclusion) throw CommandException.Location(31254, $"Cannot do exclusion on field {path} in inclusion projection");
        _mode = ProjectionMode.Exclusion;
    }

    private void ParsePositional(string name)
    {
        if (_hasPositional) throw CommandException.Location(31276, "Cannot specify more than one positional projection per query.");
        if (_hasElemMatch) throw CommandException.Location(31256, "Cannot specify positional operator and $elemMatch.");
        if (name == "$") throw CommandException.Location(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
        if (name.Contains(".$.", StringComparison.Ordinal))
            throw CommandException.Location(31394, "As of 4.4, it's illegal to specify positional operator in the middle of a path. "
                + "Positional projection may only be used at the end, for example: a.b.$.");
        var path = name[..^2];
        ParseInclusion(path);
        var matcher = new FilterParser(let, now) { AllowsExpressions = false }.ParseFilter(filter);
        _trims.Add(new PositionalTrim(new DottedPath(path), matcher));
        _hasPositional = true;
    }

    private void ParseDocument(string prefix, string name, BsonDocument document)
    {
        PathParser.Split(name);
        if (document is { ElementCount: 1 } && document.GetElement(0).Name.StartsWith('$'))
        {
            ParseOperator(prefix, name, document);
            return;
        }
        if (document.ElementCount == 0)
            throw CommandException.Location(51270, $"An empty sub-projection is not a valid value. Found empty object at path {prefix}{name}");
        foreach (var element in document)
            ParseElement($"{prefix}{name}.", element);
    }

    private void ParseOperator(string prefix, string name, BsonDocument document)
    {
        var (operation, argument) = (document.GetElement(0).Name, document[0]);
        if (operation == "$slice" && TryParseSlice(prefix + name, argument)) return;
        if (operation == "$elemMatch")
        {
            ParseElemMatch(prefix, name, argument);
            return;
        }
        if (!OperatorCatalog.Names.Contains(operation)) throw CommandException.Location(31325, $"Unknown expression {operation}");
        if (_mode == ProjectionMode.Exclusion) throw CommandException.Location(31252, "Cannot use expression other than $meta in exclusion projection");
        _mode = ProjectionMode.Inclusion;
        Add(prefix + name, Treatment.Compute, Expression.Parse(document, VariableScope.Of(let)));
    }

    private void ParseElemMatch(string prefix, string name, BsonValue argument)
    {
        if (argument is not BsonDocument)
            throw CommandException.Location(31274, $"elemMatch: Invalid argument, object required, but got {BsonTypeNames.Of(argument)}");
        if (_hasPositional) throw CommandException.Location(31255, "Cannot specify positional operator and $elemMatch.");
        var path = PathParser.Split(name);
        if (prefix.Length > 0 || path.Length > 1) throw CommandException.Location(31275, "Cannot use $elemMatch projection on a nested field.");
        var condition = new FilterParser(let, now) { AllowsExpressions = false }.ParseOperators(name, new BsonDocument("$elemMatch", argument));
        Add(name, Treatment.Compute, new FirstMatchExpression(name, condition));
        _hasElemMatch = true;
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
        var names = PathParser.Split(path);
        if (!limit.IsNumeric || !_named.TryAdd(names, null)) return false;
        _entries.Add(new Entry(names, Treatment.Slice, null));
        _trims.Add(new SliceTrim(new DottedPath(path), skip, Clamp(limit)));
        return true;
    }

    private static int Clamp(BsonValue number) => (int)Math.Clamp(Numbers.ToInt64(number), int.MinValue, int.MaxValue);

    private void Add(string path, Treatment treatment, Expression? expression = null)
    {
        var names = PathParser.Split(path);
        if (!_named.TryAdd(names, null)) throw CommandException.Location(_named.Holds(names) ? 31250 : 31249, $"Path collision at {path}");
        _entries.Add(new Entry(names, treatment, expression));
    }

    private sealed record Entry(string[] Path, Treatment Treatment, Expression? Expression);
}
