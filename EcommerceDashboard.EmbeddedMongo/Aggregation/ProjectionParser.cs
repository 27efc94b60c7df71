using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Parses the projection of <c>$project</c>.</summary>
internal sealed class ProjectionParser
{
    private readonly PipelineScope _scope;
    private readonly ProjectionMode _mode;
    private readonly ProjectionNode _root;

    private ProjectionParser(ProjectionMode mode, PipelineScope scope)
    {
        _mode = mode;
        _scope = scope;
        _root = new ProjectionNode(mode);
    }

    /// <summary>Parses a projection and finds out its mode.</summary>
    /// <exception cref="CommandException">The specification is wrong.</exception>
    public static (ProjectionNode Projection, ProjectionMode Mode) Parse(BsonDocument specification, PipelineScope scope)
    {
        if (specification.ElementCount == 0)
            throw CommandException.Location(51272, "Invalid $project :: caused by :: projection specification must have at least one field");
        var mode = FindMode("", specification)
            ?? (specification.GetValue("_id", true) is var id && IsFlag(id) && !IsTrue(id) ? ProjectionMode.Exclusion : ProjectionMode.Inclusion);
        var parser = new ProjectionParser(mode, scope);
        if (mode == ProjectionMode.Inclusion && !specification.Contains("_id") && !specification.Names.Any(name => name.StartsWith("_id.", StringComparison.Ordinal)))
            parser._root.TryAdd(["_id"], null);
        parser.AddLevel("", specification);
        return (parser._root, mode);
    }

    /// <summary>A projection that removes fields.</summary>
    public static ProjectionNode ParseExclusion(IEnumerable<string> paths, PipelineScope scope)
    {
        var parser = new ProjectionParser(ProjectionMode.Exclusion, scope);
        foreach (var path in paths)
            parser.Add(path, false);
        return parser._root;
    }

    /// <summary>The mode that the first telling field asks for; null: only <c>_id</c> is named, which fits both.</summary>
    private static ProjectionMode? FindMode(string prefix, BsonDocument level)
    {
        foreach (var element in level)
        {
            var path = prefix + element.Name;
            if (path == "_id" && IsFlag(element.Value)) continue;
            if (IsFlag(element.Value)) return IsTrue(element.Value) ? ProjectionMode.Inclusion : ProjectionMode.Exclusion;
            if (element.Value is not BsonDocument inner || IsExpression(inner)) return ProjectionMode.Inclusion;
            if (FindMode(path + ".", inner) is { } mode) return mode;
        }

        return null;
    }

    private void AddLevel(string prefix, BsonDocument level)
    {
        foreach (var element in level)
        {
            var path = prefix + element.Name;
            if (element.Value is BsonDocument inner && !IsExpression(inner))
            {
                if (inner.ElementCount == 0)
                    throw CommandException.Location(51270, $"Invalid $project :: caused by :: An empty sub-projection is not a valid value. Found empty object at path {path}");
                AddLevel(path + ".", inner);
            }
            else
            {
                Add(path, element.Value);
            }
        }
    }

    private void Add(string path, BsonValue value)
    {
        if (path.EndsWith(".$", StringComparison.Ordinal))
            throw CommandException.Location(31324, "Invalid $project :: caused by :: Cannot use positional projection in aggregation projection");
        DocumentPath.Parse(path);
        if (IsUnavailableMeta(value))
        {
            AddPath(path, new Constant(null));
        }
        else if (!IsFlag(value))
        {
            if (_mode == ProjectionMode.Exclusion)
                throw CommandException.Location(value is BsonDocument ? 31252 : 31310, $"Invalid $project :: caused by :: Cannot use an expression {path}: {value} in an exclusion projection");
            AddPath(path, ParseComputed(value));
        }
        else if (IsTrue(value) == (_mode == ProjectionMode.Inclusion))
        {
            AddPath(path, null);
        }
        else if (path != "_id")
        {
            throw _mode == ProjectionMode.Inclusion
                ? CommandException.Location(31254, $"Invalid $project :: caused by :: Cannot do exclusion on field {path} in inclusion projection")
                : CommandException.Location(31253, $"Invalid $project :: caused by :: Cannot do inclusion on field {path} in exclusion projection");
        }
    }

    private Expression ParseComputed(BsonValue value)
    {
        if (value is BsonDocument { ElementCount: > 1 } several)
            throw CommandException.Location(16410, $"Invalid $project :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField: {several}");
        try
        {
            return _scope.Parse(value);
        }
        catch (CommandException error) when (error.Code == 168 && value is BsonDocument document && error.Message.Contains($"'{document.GetElement(0).Name}'", StringComparison.Ordinal))
        {
            // Here, and only for the outermost operator, the server has another code.
            throw CommandException.Location(31325, $"Invalid $project :: caused by :: Unknown expression {document.GetElement(0).Name}");
        }
    }

    private void AddPath(string path, Expression? expression)
    {
        var names = path.Split('.');
        if (!_root.TryAdd(names, expression))
            throw CommandException.Location(_root.Holds(names) ? 31250 : 31249, $"Invalid $project :: caused by :: Path collision at {path}");
    }

    /// <summary>Metadata that no document here has, but that may be asked for: the field stays missing.</summary>
    private static bool IsUnavailableMeta(BsonValue value) =>
        value is BsonDocument { ElementCount: 1 } document && document.GetElement(0).Name == "$meta"
        && document[0] is BsonString { Value: "randVal" or "indexKey" or "searchScore" or "searchHighlights" };

    private static bool IsFlag(BsonValue value) => value.IsNumeric || value.IsBoolean;

    /// <summary>Any number but zero, NaN as well.</summary>
    private static bool IsTrue(BsonValue value) => value is BsonBoolean flag ? flag.Value : Numbers.IsNaN(value) || Numbers.Sign(value) != 0;

    private static bool IsExpression(BsonDocument document) => document.ElementCount > 0 && document.GetElement(0).Name.StartsWith('$');
}
