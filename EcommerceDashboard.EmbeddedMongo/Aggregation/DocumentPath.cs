using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A dotted path to one field, as <c>$unwind</c>, <c>$lookup.as</c> and output fields name it: through documents only, never into arrays.</summary>
internal sealed class DocumentPath
{
    private readonly string[] _names;

    private DocumentPath(string text)
    {
        Text = text;
        _names = PathParser.Split(text);
    }

    public string Text { get; }

    /// <summary>Checks and splits a path.</summary>
    /// <exception cref="CommandException">The path is empty or a name in it is not allowed.</exception>
    public static DocumentPath Parse(string path)
    {
        DottedPath.Split(path);
        return new(path);
    }

    /// <summary>Checks a path that <c>$lookup</c> joins by, which may name the fields of a DBRef.</summary>
    public static void ParseJoined(string path) => Parse(string.Join('.', path.Split('.').Select(name => name is "$id" or "$ref" or "$db" ? name[1..] : name)));

    /// <summary>The value; null: missing.</summary>
    public BsonValue? Get(BsonDocument document)
    {
        BsonValue value = document;
        foreach (var name in _names)
        {
            if (value is not BsonDocument inner || !inner.TryGetValue(name, out value)) return null;
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
