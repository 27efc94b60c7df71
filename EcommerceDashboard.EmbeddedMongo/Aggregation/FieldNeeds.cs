namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Learns which fields of its input a pipeline reads. May name too many, never too few.</summary>
internal sealed class FieldNeeds
{
    private readonly FieldTree _fields = FieldTree.Empty();
    private bool _whole;

    /// <summary>The fields learnt so far.</summary>
    public FieldTree Fields => _whole ? FieldTree.Whole : _fields;

    /// <summary>Everything is needed.</summary>
    public void AddWhole() => _whole = true;

    /// <summary>A field and all below it.</summary>
    public void AddPath(string path) => _fields.Add(path);

    /// <summary>A field, but of documents and arrays in it no more than that they are there.</summary>
    public void AddShape(string path) => _fields.AddShape(path);

    /// <summary>The fields an expression reads.</summary>
    public void Add(Expression expression)
    {
        var dependencies = new Dependencies();
        expression.AddDependencies(dependencies);
        if (dependencies.WholeDocument)
            AddWhole();
        foreach (var path in dependencies.Paths)
            AddPath(path);
    }

    /// <summary>The fields a filter of the query language reads.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="scope">What its expressions are parsed with.</param>
    public void AddFilter(BsonDocument filter, PipelineScope scope)
    {
        foreach (var element in filter)
        {
            switch (element.Name)
            {
                case "$and" or "$or" or "$nor" when element.Value is BsonArray parts:
                    foreach (var part in parts.OfType<BsonDocument>())
                        AddFilter(part, scope);
                    break;
                case "$expr":
                    Add(scope.Parse(element.Value));
                    break;
                case "$comment" or "$alwaysTrue" or "$alwaysFalse":
                    break;
                case ['$', ..]:
                    AddWhole();
                    break;
                default:
                    AddPath(element.Name);
                    break;
            }
        }
    }
}
