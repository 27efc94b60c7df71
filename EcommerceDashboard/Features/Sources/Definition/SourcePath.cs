using System.Globalization;
using System.Text;
using EcommerceDashboard.Data;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>
/// The way to a value inside a document: names with dots between them, as in <c>Order ID</c> or <c>address.city</c>. A number is the place in
/// an array, from 0. A name that has a dot, a quote or only digits stands in double quotes, a quote inside it twice: <c>"net.price"</c>.
/// </summary>
public sealed class SourcePath
{
    private const int MostNames = 20, LongestName = 200;

    private readonly IReadOnlyList<Step> _steps;

    private SourcePath(IReadOnlyList<Step> steps) => _steps = steps;

    private readonly record struct Step(string Name, int? Index)
    {
        /// <summary>Whether MongoDB's short form can say it: dots and dollars would mean something there, and so would a place in an array.</summary>
        public bool IsPlain => Index is null && !Name.Contains('.', StringComparison.Ordinal) && !Name.Contains('$', StringComparison.Ordinal);

        public override string ToString() =>
            Index is not null || (Name.Length > 0 && !Name.All(char.IsAsciiDigit) && Name.IndexOfAny(['.', '"']) < 0 && Name.Trim().Length == Name.Length) ? Name : $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="ExplainedFormatException">It is none.</exception>
    public static SourcePath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Step> steps = [];
        for (var at = 0; at <= text.Length; at++)
        {
            var isQuoted = at < text.Length && text[at] == '"';
            var name = isQuoted ? ReadQuoted(text, ref at) : ReadPlain(text, ref at);
            if (name.Length is 0 or > LongestName) throw NoPath("Path.Name", text, LongestName);
            if (name.Contains('\0', StringComparison.Ordinal)) throw NoPath("Path.Character", text);
            var isPlace = !isQuoted && name.All(char.IsAsciiDigit);
            if (isPlace && !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw NoPath("Path.Place", text);
            steps.Add(new Step(name, isPlace ? int.Parse(name, CultureInfo.InvariantCulture) : null));
        }
        if (steps.Count > MostNames) throw NoPath("Path.Names", text, MostNames);
        if (steps[0].Index is not null) throw NoPath("Path.FirstPlace", text);
        return new SourcePath(steps);
    }

    /// <summary>A path of names, each taken as it is.</summary>
    public static SourcePath Of(IEnumerable<string> names) => new([.. names.Select(name => new Step(name, null))]);

    /// <summary>The path one name further.</summary>
    public SourcePath Then(string name) => new([.. _steps, new Step(name, null)]);

    /// <summary>The last of its names.</summary>
    public string LastName => _steps[^1].Name;

    /// <summary>The path as queries and <c>$lookup</c> name it; null: they cannot.</summary>
    public string? QueryName => _steps.All(step => step.IsPlain) ? string.Join('.', _steps.Select(step => step.Name)) : null;

    /// <summary>
    /// The expression for its value in the documents that another expression gives. Whatever the names are, they are only names: what MongoDB
    /// would take for an operator, a variable or a way further goes through <c>$getField</c> and <c>$literal</c>.
    /// </summary>
    /// <param name="root">A field or variable, as in <c>$doc</c>.</param>
    public BsonValue In(string root)
    {
        if (_steps.All(step => step.IsPlain)) return string.Join('.', _steps.Select(step => step.Name).Prepend(root));
        BsonValue value = root;
        foreach (var step in _steps)
        {
            value = step.Index is { } index
                ? new BsonDocument("$cond", new BsonArray { new BsonDocument("$isArray", new BsonArray { value }), new BsonDocument("$arrayElemAt", new BsonArray { value, index }), BsonNull.Value })
                : new BsonDocument("$getField", new BsonDocument { { "field", new BsonDocument("$literal", step.Name) }, { "input", value } });
        }
        return value;
    }

    /// <inheritdoc />
    public override string ToString() => string.Join('.', _steps);

    private static ExplainedFormatException NoPath(string key, params object[] values) => new(Explanation.Of<SourcesText>(key, values));

    private static string ReadPlain(string text, ref int at)
    {
        var end = text.IndexOf('.', at);
        if (end < 0) end = text.Length;
        var name = text[at..end];
        at = end;
        return name.Contains('"', StringComparison.Ordinal) ? throw NoPath("Path.QuoteInside", text) : name;
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') name.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') name.Append(text[at++]);
            else break;
        }
        at++;
        return at == text.Length || (at < text.Length && text[at] == '.') ? name.ToString() : throw NoPath("Path.QuoteOpen", text);
    }
}
