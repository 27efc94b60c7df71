using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A dotted path to one field, as <c>$unwind</c>, <c>$lookup.as</c> and output fields name it: through documents only, never into arrays.</summary>
internal sealed class DocumentPath
{
    /// <summary>MongoDB's limit of nesting (<c>BSONDepth</c>).</summary>
    private const int Deepest = 200;

    private readonly string[] _names;

    private DocumentPath(string text)
    {
        Text = text;
        _names = text.Split('.');
    }

    public string Text { get; }

    /// <summary>Checks and splits a path.</summary>
    /// <exception cref="CommandException">The path is empty or a name in it is not allowed.</exception>
    public static DocumentPath Parse(string path)
    {
        if (path.Length == 0)
            throw CommandException.Location(40352, "FieldPath cannot be constructed with empty string");
        if (path.EndsWith('.'))
            throw CommandException.Location(40353, "FieldPath must not end with a '.'.");
        var parsed = new DocumentPath(path);
        foreach (var name in parsed._names)
            CheckName(name);
        if (parsed._names.Length > Deepest)
            throw CommandException.Location(5984700, "FieldPath is too long");
        return parsed;
    }

    /// <summary>Checks one field name.</summary>
    public static void CheckName(string name)
    {
        if (name.Length == 0)
            throw CommandException.Location(15998, "FieldPath field names may not be empty strings.");
        if (name[0] == '$')
            throw CommandException.Location(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField. Field name: '{name}'");
        if (name.Contains('\0', StringComparison.Ordinal))
            throw CommandException.Location(16411, "FieldPath field names may not contain '\\0'.");
    }

    /// <summary>The value; null: missing.</summary>
    public BsonValue? Get(BsonDocument document)
    {
        BsonValue value = document;
        foreach (var name in _names)
        {
            if (value is not BsonDocument inner || !inner.TryGetValue(name, out value))
                return null;
        }

        return value;
    }

    /// <summary>A copy of the document with the value at the path; what is no document on the way becomes one. Null: the field removed.</summary>
    public BsonDocument With(BsonDocument document, BsonValue? value) => With(document, value, 0);

    private BsonDocument With(BsonDocument document, BsonValue? value, int depth)
    {
        var copy = document.ShallowCopy();
        var name = _names[depth];
        if (depth == _names.Length - 1)
        {
            if (value is null)
                copy.Remove(name);
            else
                copy[name] = value;
        }
        else if (value is not null || copy.GetValue(name, BsonNull.Value) is BsonDocument)
        {
            var inner = copy.GetValue(name, BsonNull.Value) as BsonDocument ?? [];
            copy[name] = With(inner, value, depth + 1);
        }

        return copy;
    }
}
