namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The parsed argument of <c>$lookup</c>.</summary>
internal sealed class LookupSpecification
{
    /// <summary>MongoDB's limit of pipelines within pipelines.</summary>
    private const int DeepestNesting = 20;

    /// <summary>The other collection; null: the pipeline brings its own documents.</summary>
    public string? From { get; private init; }

    /// <summary>The field joined by equality, split; null: not joined by equality.</summary>
    public string[]? LocalField { get; private init; }

    /// <summary>The field of the other collection.</summary>
    public string? ForeignField { get; private init; }

    /// <summary>Where the array of matches goes.</summary>
    public required DocumentPath As { get; init; }

    /// <summary>Variables for the pipeline.</summary>
    public IReadOnlyList<(string Name, Expression Value)> Let { get; private init; } = [];

    /// <summary>What the matches run through; null: nothing.</summary>
    public Pipeline? Pipeline { get; private init; }

    /// <exception cref="CommandException">The argument is wrong.</exception>
    public static LookupSpecification Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.FailedToParse($"the $lookup stage specification must be an object, but found {BsonTypeNames.Of(argument)}");
        specification = Check(specification);
        var from = specification.GetValue("from", null)?.AsString;
        var (local, foreign) = (Text(specification, "localField"), Text(specification, "foreignField"));
        var stages = specification.GetValue("pipeline", null) as BsonArray;
        if (!specification.TryGetValue("as", out var output)) throw CommandException.MissingField("$lookup.as");
        CheckCollection(from, stages is [BsonDocument { ElementCount: > 0 } first, ..] && first.GetElement(0).Name == "$documents");
        if (stages is null ? local is null || foreign is null : (local is null) != (foreign is null))
            throw CommandException.FailedToParse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
        if (stages is null && specification.Contains("let")) throw CommandException.FailedToParse("$lookup with a 'let' argument must also specify 'pipeline'");
        if (scope.Depth >= DeepestNesting)
            throw CommandException.Location(232, $"Maximum number of nested $lookup sub-pipelines exceeded. Limit is {DeepestNesting}");
        return Parse(specification, scope, from, stages, DocumentPath.Parse(output.AsString), local, foreign);
    }

    private static LookupSpecification Parse(
        BsonDocument specification, PipelineScope scope, string? from, BsonArray? stages, DocumentPath output, string? local, string? foreign)
    {
        if (local is not null)
            DocumentPath.ParseJoined(local);
        if (foreign is not null)
            DocumentPath.ParseJoined(foreign);
        var variables = scope.Variables.ShallowCopy();
        var let = new List<(string, Expression)>();
        foreach (var variable in specification.GetValue("let", new BsonDocument()).AsBsonDocument)
        {
            VariableScope.CheckUserName(variable.Name);
            let.Add((variable.Name, scope.Parse(variable.Value)));
            variables[variable.Name] = BsonNull.Value;
        }

        return new LookupSpecification
        {
            From = from,
            LocalField = local?.Split('.'),
            ForeignField = foreign,
            As = output,
            Let = let,
            Pipeline = stages is null ? null : Pipeline.Parse(stages, scope.Inside(PipelinePlace.Lookup, variables)),
        };
    }

    /// <summary>Checks the options one by one; those that are null count as not given.</summary>
    private static BsonDocument Check(BsonDocument given)
    {
        var specification = new BsonDocument();
        foreach (var option in given)
        {
            if (specification.Contains(option.Name)) throw CommandException.Location(40413, $"BSON field '$lookup.{option.Name}' is a duplicate field");
            var expected = option.Name switch
            {
                "from" or "as" or "localField" or "foreignField" => BsonType.String,
                "let" => BsonType.Document,
                "pipeline" => BsonType.Array,
                _ => throw CommandException.UnknownField($"$lookup.{option.Name}"),
            };
            if (option.Value is BsonNull) continue;
            if (option.Value.BsonType != expected)
                throw option.Name == "from" ? WrongFrom(option.Value) : CommandException.TypeMismatch($"BSON field '$lookup.{option.Name}' is the wrong type '{BsonTypeNames.Of(option.Value)}', expected type '{BsonTypeNames.Of(expected)}'");
            specification.Add(option);
        }

        return specification;
    }

    private static CommandException WrongFrom(BsonValue from)
    {
        if (from is not BsonDocument named)
            return CommandException.FailedToParse($"$lookup argument 'from' must be a string, but is of type {BsonTypeNames.Of(from)}");
        foreach (var part in named)
        {
            if (part.Name is not ("db" or "coll")) return CommandException.UnknownField($"$lookup.from.{part.Name}");
            if (part.Value is not BsonString) return CommandException.WrongType($"$lookup.from.{part.Name}", part.Value, "string");
        }

        return CommandException.FailedToParse("$lookup with syntax {from: {db:<>, coll:<>},..} is not supported for this namespace");
    }

    private static void CheckCollection(string? from, bool bringsDocuments)
    {
        if (from is null && !bringsDocuments) throw CommandException.FailedToParse("must specify 'from' field for a $lookup");
        if (from is not null && (from.Length == 0 || from[0] == '.' || from.Contains('\0', StringComparison.Ordinal) || bringsDocuments))
            throw new CommandException(73, "InvalidNamespace", $"Invalid namespace specified for $lookup: '{from}'");
    }

    /// <summary>The name of a field; empty counts as not given.</summary>
    private static string? Text(BsonDocument specification, string name) => specification.GetValue(name, null) is BsonString { Value.Length: > 0 } text ? text.Value : null;
}
