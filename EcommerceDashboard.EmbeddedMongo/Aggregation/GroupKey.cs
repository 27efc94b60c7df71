using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The parsed <c>_id</c> of <c>$group</c>. A document of expressions is kept in parts, so that no document is made per input document.</summary>
internal sealed class GroupKey
{
    private readonly string[]? _names;
    private readonly Expression[] _parts;

    private GroupKey(string[]? names, Expression[] parts)
    {
        _names = names;
        _parts = parts;
    }

    /// <summary>A key of one expression.</summary>
    public GroupKey(Expression expression)
        : this(null, [expression])
    {
    }

    /// <summary>The number of parts.</summary>
    public int Count => _parts.Length;

    public static GroupKey Parse(BsonValue specification, PipelineScope scope)
    {
        if (specification is not BsonDocument { ElementCount: > 0 } document || document.GetElement(0).Name.StartsWith('$'))
            return new GroupKey(scope.Parse(specification));
        foreach (var element in document)
        {
            PathParser.CheckFieldName(element.Name);
            if (element.Value.IsNumeric || element.Value.IsBoolean)
                throw CommandException.Location(17390, "$group does not support inclusion-style expressions");
        }

        // The whole is parsed for its own errors, as of a name given twice.
        scope.Parse(document);
        return new GroupKey([.. document.Names], [.. document.Values.Select(scope.Parse)]);
    }

    /// <summary>The key of a document, in its parts.</summary>
    public void Evaluate(EvaluationContext context, BsonValue?[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
            parts[i] = _parts[i].Evaluate(context);
        // A missing key is null, but a missing part of a compound key is missing.
        if (_names is null)
            parts[0] ??= BsonNull.Value;
    }

    /// <summary>The <c>_id</c> of the result.</summary>
    public BsonValue ToValue(IReadOnlyList<BsonValue?> parts)
    {
        if (_names is null) return parts[0]!;
        var document = new BsonDocument();
        for (var i = 0; i < _names.Length; i++)
        {
            if (parts[i] is { } value)
                document.Add(_names[i], value);
        }

        return document;
    }

    public void AddNeeds(FieldNeeds needs)
    {
        foreach (var part in _parts)
            needs.Add(part);
    }
}
