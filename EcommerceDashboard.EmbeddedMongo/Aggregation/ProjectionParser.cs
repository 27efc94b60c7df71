using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Parses projections: those of <c>$project</c>, and what those of <c>find</c> have in common with them.</summary>
/// <param name="variables">The variables that expressions may use.</param>
/// <param name="prefix">What messages begin with.</param>
internal class ProjectionParser(BsonDocument? variables, string prefix)
{
    private readonly List<Entry> _entries = [];

    /// <summary>All paths named so far, to find those that meet.</summary>
    private readonly ProjectionNode _named = new(ProjectionMode.Exclusion);

    /// <summary>What the fields named so far make the projection; null: they fit both.</summary>
    private ProjectionMode? _mode;

    /// <summary>The variables that expressions may use.</summary>
    protected BsonDocument? Variables => variables;

    /// <summary>Parses a projection of <c>$project</c> and finds out its mode.</summary>
    /// <exception cref="CommandException">The specification is wrong.</exception>
    public static (ProjectionNode Projection, ProjectionMode Mode) Parse(BsonDocument specification, PipelineScope scope)
    {
        var parser = new ProjectionParser(scope.Variables, "Invalid $project :: caused by :: ");
        if (specification.ElementCount == 0) throw parser.Failure(51272, "projection specification must have at least one field");
        return parser.ParseFields(specification);
    }

    /// <summary>A projection that removes fields.</summary>
    public static ProjectionNode ParseExclusion(IEnumerable<string> paths, PipelineScope scope)
    {
        var parser = new ProjectionParser(scope.Variables, "Invalid $unset :: caused by :: ");
        foreach (var path in paths)
            parser.ParseField("", new BsonElement(path, false));
        return parser.Build(ProjectionMode.Exclusion);
    }

    protected (ProjectionNode Projection, ProjectionMode Mode) ParseFields(BsonDocument specification)
    {
        foreach (var element in specification)
            ParseField("", element);
        var mode = _mode ?? DefaultMode;
        return (Build(mode), mode);
    }

    /// <summary>The mode where no field but <c>_id</c> tells it.</summary>
    protected virtual ProjectionMode DefaultMode => NamesId(true) ? ProjectionMode.Inclusion : ProjectionMode.Exclusion;

    /// <summary>Whether <c>_id</c> has a flag of that value.</summary>
    protected bool NamesId(bool included) => _entries.Exists(entry => entry is { Path: ["_id"], Expression: null } && entry.IsIncluded == included);

    /// <summary>Parses a field that has a meaning of its own; false: it has none.</summary>
    /// <param name="path">The field.</param>
    /// <param name="value">What stands behind it.</param>
    protected virtual bool TryParseSpecial(string path, BsonValue value) => path.EndsWith(".$", StringComparison.Ordinal)
        ? throw Failure(31324, "Cannot use positional projection in aggregation projection")
        : false;

    /// <summary>Names a field; false: a field above, below or at the path is named already.</summary>
    /// <param name="path">The field.</param>
    /// <param name="isIncluded">Whether it is kept: a flag that does not fit the mode asks for the default.</param>
    /// <param name="expression">What it is computed by; null: it is not.</param>
    protected bool TryAdd(string path, bool isIncluded, Expression? expression = null)
    {
        DottedPath.Split(path);
        var names = PathParser.Split(path);
        if (!_named.TryAdd(names, null)) return false;
        _entries.Add(new(names, isIncluded, expression));
        return true;
    }

    protected void Add(string path, bool isIncluded, Expression? expression = null)
    {
        if (!TryAdd(path, isIncluded, expression)) throw Failure(_named.Holds(path.Split('.')) ? 31250 : 31249, $"Path collision at {path}");
    }

    /// <summary>Names a field by a flag, which tells the mode unless the field is <c>_id</c>.</summary>
    protected void AddFlag(string path, bool isIncluded)
    {
        Add(path, isIncluded);
        if (path == "_id") return;
        var mode = isIncluded ? ProjectionMode.Inclusion : ProjectionMode.Exclusion;
        _mode ??= mode;
        if (_mode == mode) return;
        throw isIncluded
            ? Failure(31253, $"Cannot do inclusion on field {path} in exclusion projection")
            : Failure(31254, $"Cannot do exclusion on field {path} in inclusion projection");
    }

    protected CommandException Failure(int code, string message) => CommandException.Location(code, prefix + message);

    /// <summary>The projection of the fields named; a flag or expression that does not fit the mode leaves its field to the default.</summary>
    private ProjectionNode Build(ProjectionMode mode)
    {
        var root = new ProjectionNode(mode);
        if (mode == ProjectionMode.Inclusion && !_entries.Exists(entry => entry.Path[0] == "_id"))
            root.TryAdd(["_id"], null);
        foreach (var entry in _entries)
            if (entry.IsIncluded == (mode == ProjectionMode.Inclusion))
                root.TryAdd(entry.Path, entry.Expression);
        return root;
    }

    private void ParseField(string parent, BsonElement element)
    {
        var path = parent + element.Name;
        if (TryParseSpecial(path, element.Value)) return;
        switch (element.Value)
        {
            case BsonBoolean or { IsNumeric: true }:
                AddFlag(path, Truth.IsTrue(element.Value));
                break;
            case BsonDocument { ElementCount: 0 }:
                throw Failure(51270, $"An empty sub-projection is not a valid value. Found empty object at path {path}");
            case BsonDocument document when !document.GetElement(0).Name.StartsWith('$'):
                foreach (var inner in document)
                    ParseField(path + ".", inner);
                break;
            default:
                var isMeta = IsUnavailableMeta(element.Value);
                if (_mode == ProjectionMode.Exclusion && !isMeta)
                    throw Failure(element.Value is BsonDocument ? 31252 : 31310, $"Cannot use an expression {path}: {element.Value} in an exclusion projection");
                _mode ??= ProjectionMode.Inclusion;
                Add(path, _mode == ProjectionMode.Inclusion, isMeta ? new Constant(null) : ParseComputed(element.Value));
                break;
        }
    }

    private Expression ParseComputed(BsonValue value)
    {
        if (value is BsonDocument document)
        {
            var name = document.GetElement(0).Name;
            if (document.ElementCount > 1)
                throw Failure(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField: {name}");
            // Here, and only for the outermost operator, the server has another code.
            if (!OperatorCatalog.IsKnown(name)) throw Failure(31325, $"Unknown expression {name}");
        }
        return Expression.Parse(value, VariableScope.Of(Variables));
    }

    /// <summary>Metadata that no document here has, but that may be asked for: the field stays missing.</summary>
    private static bool IsUnavailableMeta(BsonValue value) =>
        value is BsonDocument { ElementCount: 1 } document && document.GetElement(0).Name == "$meta"
        && document[0] is BsonString { Value: "randVal" or "indexKey" or "searchScore" or "searchHighlights" };

    private sealed record Entry(string[] Path, bool IsIncluded, Expression? Expression);
}
