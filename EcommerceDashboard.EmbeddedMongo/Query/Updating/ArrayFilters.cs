using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>The filters that the identifiers <c>$[id]</c> of an update's paths stand for.</summary>
internal sealed class ArrayFilters
{
    private readonly Dictionary<string, Matcher> _filters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private ArrayFilters()
    {
    }

    /// <exception cref="CommandException">A filter does not name one identifier, or two name the same.</exception>
    public static ArrayFilters Parse(BsonArray? filters, BsonDocument? let, DateTime now)
    {
        var result = new ArrayFilters();
        foreach (var filter in filters ?? [])
        {
            if (filter is not BsonDocument document)
                throw CommandException.TypeMismatch("BSON field 'update.updates.arrayFilters' is the wrong type, expected an array of objects");
            var matcher = new FilterParser(let, now) { AllowsExpressions = false }.ParseFilter(document);
            var identifier = Identifier(document);
            if (!result._filters.TryAdd(identifier, matcher))
                throw CommandException.FailedToParse($"Found multiple array filters with the same top-level field name {identifier}");
        }
        return result;
    }

    /// <summary>Whether an array element passes the filter of an identifier.</summary>
    public bool Passes(string identifier, BsonValue element) => _filters[identifier].Matches(new BsonDocument(identifier, element));

    /// <summary>Checks that a path's identifiers have filters.</summary>
    /// <exception cref="CommandException">BadValue.</exception>
    public void CheckIdentifiers(UpdatePath path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i].Kind != UpdatePartKind.Filtered) continue;
            if (!_filters.ContainsKey(path[i].Name))
                throw CommandException.BadValue($"No array filter found for identifier '{path[i].Name}' in path '{path.Dotted}'");
            _used.Add(path[i].Name);
        }
    }

    /// <exception cref="CommandException">A filter is not used by any path (FailedToParse).</exception>
    public void CheckAllUsed(BsonDocument update)
    {
        foreach (var identifier in _filters.Keys)
        {
            if (!_used.Contains(identifier))
                throw CommandException.FailedToParse($"The array filter for identifier '{identifier}' was not used in the update {update}");
        }
    }

    private static string Identifier(BsonDocument filter)
    {
        var names = Fields(filter).Select(name => name.Split('.')[0]).Distinct().ToList();
        switch (names)
        {
            case []:
                throw CommandException.FailedToParse("Cannot use an expression without a top-level field name in arrayFilters");
            case [var name]:
                return name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit)
                    ? name
                    : throw CommandException.BadValue("Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string "
                        + $"beginning with a lowercase letter, found '{name}'");
            default:
                throw CommandException.FailedToParse($"Error parsing array filter :: caused by :: Expected a single top-level field name, found '{names[0]}' and '{names[1]}'");
        }
    }

    /// <summary>The fields that a filter names, within <c>$and</c>, <c>$or</c> and <c>$nor</c> too.</summary>
    private static IEnumerable<string> Fields(BsonDocument filter) => filter.SelectMany(element => element.Value switch
    {
        BsonArray clauses when element.Name.StartsWith('$') => clauses.OfType<BsonDocument>().SelectMany(Fields),
        _ => element.Name.StartsWith('$') ? [] : (string[])[element.Name],
    });
}
