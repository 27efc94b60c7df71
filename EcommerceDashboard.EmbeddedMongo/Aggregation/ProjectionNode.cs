namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>What happens to fields that a projection does not name.</summary>
internal enum ProjectionMode
{
    /// <summary>They go; those named stay.</summary>
    Inclusion,

    /// <summary>They stay; those named go.</summary>
    Exclusion,

    /// <summary>They stay; those named are computed.</summary>
    Addition,
}

/// <summary>One level of a projection, as of <c>$project</c>, <c>$set</c> and <c>$unset</c>. Arrays on the way are projected element by element.</summary>
internal sealed class ProjectionNode(ProjectionMode mode)
{
    private readonly Dictionary<string, Part> _parts = [];

    /// <summary>Whether anything at this level or below is computed.</summary>
    public bool IsComputed { get; private set; }

    /// <summary>The projected documents, one by one.</summary>
    public IEnumerable<BsonDocument> Apply(IEnumerable<BsonDocument> documents, PipelineRun run)
    {
        var scope = run.NewScope();
        foreach (var document in documents)
        {
            scope.Root = document;
            yield return Apply(scope);
        }
    }

    /// <summary>The projection of the context's document, which is never changed.</summary>
    public BsonDocument Apply(EvaluationContext context)
    {
        var result = Shape(context.Root);
        if (IsComputed)
            Compute(result, context);
        return result;
    }

    /// <summary>Adds the fields that are kept or that expressions read.</summary>
    public void AddNeeds(FieldNeeds needs, string prefix = "")
    {
        foreach (var (name, part) in _parts)
        {
            if (part.Expression is { } expression)
                needs.Add(expression);
            // A computed field below others changes what these hold, arrays element by element.
            if (part.Child is { } child)
                child.AddNeeds(needs, $"{prefix}{name}.");
            else if (part.Expression is not null && prefix.Length > 0)
                needs.AddShape(prefix + name);
            else if (part.Expression is null && mode == ProjectionMode.Inclusion)
                needs.AddPath(prefix + name);
        }
    }

    /// <summary>Names a field to be kept or removed, or (with an expression) computed.</summary>
    /// <returns>False: a field above, below or at the path is named already.</returns>
    public bool TryAdd(ReadOnlySpan<string> path, Expression? expression)
    {
        IsComputed |= expression is not null;
        if (path.Length == 1) return _parts.TryAdd(path[0], new Part(expression, null));
        if (!_parts.TryGetValue(path[0], out var part))
            _parts.Add(path[0], part = new Part(null, new ProjectionNode(mode)));
        return part.Child is not null && part.Child.TryAdd(path[1..], expression);
    }

    /// <summary>Whether fields at or below a path are named.</summary>
    public bool Holds(ReadOnlySpan<string> path) =>
        _parts.TryGetValue(path[0], out var part) && (path.Length == 1 || (part.Child is { } child && child.Holds(path[1..])));

    private BsonDocument Shape(BsonDocument document)
    {
        var result = new BsonDocument(allowDuplicateNames: true);
        for (var i = 0; i < document.ElementCount; i++)
        {
            var element = document.GetElement(i);
            if (!_parts.TryGetValue(element.Name, out var part))
            {
                if (mode != ProjectionMode.Inclusion)
                    result.Add(element);
            }
            else if (part.Child is { } child)
            {
                if (child.ShapeValue(element.Value) is { } value)
                    result.Add(element.Name, value);
            }
            else if (part.Expression is null ? mode == ProjectionMode.Inclusion : mode == ProjectionMode.Addition)
            {
                result.Add(element);
            }
        }

        return result;
    }

    private BsonValue? ShapeValue(BsonValue value) => value switch
    {
        BsonDocument document => Shape(document),
        BsonArray array => new BsonArray(array.Select(ShapeValue).Where(item => item is not null)),
        // An included field below a scalar does not exist; a computed one takes the scalar's place.
        _ => mode == ProjectionMode.Inclusion && !IsComputed ? null : value,
    };

    private void Compute(BsonDocument document, EvaluationContext context)
    {
        foreach (var (name, part) in _parts)
        {
            if (part.Expression is { } expression)
                Set(document, name, expression.Evaluate(context));
            else if (part.Child is { IsComputed: true } child)
                Set(document, name, child.ComputeValue(document.GetValue(name, null), context));
        }
    }

    private BsonValue ComputeValue(BsonValue? value, EvaluationContext context)
    {
        if (value is BsonArray array) return new BsonArray(array.Select(item => ComputeValue(item, context)));
        var document = value as BsonDocument ?? [];
        Compute(document, context);
        return document;
    }

    private static void Set(BsonDocument document, string name, BsonValue? value)
    {
        if (value is null)
            document.Remove(name);
        else
            document[name] = value;
    }

    /// <summary>A named field: computed, or with a level below, or (neither) kept or removed.</summary>
    private sealed record Part(Expression? Expression, ProjectionNode? Child);
}
