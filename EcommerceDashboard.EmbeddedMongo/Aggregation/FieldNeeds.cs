using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Learns which fields a pipeline reads, from its specification. May name too many, never too few.</summary>
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

    /// <summary>The fields an expression reads: every string that can be a field path, wherever it stands.</summary>
    public void AddExpression(BsonValue specification)
    {
        switch (specification)
        {
            case BsonString text:
                AddReference(text.Value);
                break;
            case BsonArray array:
                foreach (var item in array)
                    AddExpression(item);
                break;
            case BsonDocument document:
                foreach (var element in document)
                    AddOperator(element);
                break;
        }
    }

    /// <summary>The fields a filter of the query language reads.</summary>
    public void AddFilter(BsonDocument filter)
    {
        foreach (var element in filter)
        {
            switch (element.Name)
            {
                case "$and" or "$or" or "$nor" when element.Value is BsonArray parts:
                    foreach (var part in parts.OfType<BsonDocument>())
                        AddFilter(part);
                    break;
                case "$expr":
                    AddExpression(element.Value);
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

    private void AddOperator(BsonElement element)
    {
        switch (element.Name)
        {
            case "$literal":
                return;
            // These read a field by its name, not by a path.
            case "$getField" when element.Value is not BsonDocument named || !named.Contains("input"):
            case "$meta":
            case "$function":
            case "$accumulator":
                AddWhole();
                return;
            // A rebound CURRENT changes the meaning of every path below.
            case "$let" when element.Value is BsonDocument let && let.GetValue("vars", BsonNull.Value) is BsonDocument vars && vars.Contains("CURRENT"):
                AddWhole();
                return;
        }

        AddExpression(element.Value);
    }

    private void AddReference(string text)
    {
        if (!text.StartsWith('$'))
            return;
        if (!text.StartsWith("$$", StringComparison.Ordinal))
        {
            if (text.Length > 1)
                AddPath(text[1..]);
            return;
        }

        var variable = text[2..].Split('.', 2);
        if (variable[0] is not ("ROOT" or "CURRENT"))
            return;
        if (variable.Length == 1)
            AddWhole();
        else
            AddPath(variable[1]);
    }
}
