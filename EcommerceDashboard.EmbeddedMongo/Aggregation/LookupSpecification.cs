using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

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
        foreach (var option in specification)
            CheckOption(option);
        var from = Text(specification, "from");
        var (local, foreign, output) = (Text(specification, "localField"), Text(specification, "foreignField"), Text(specification, "as"));
        var stages = specification.GetValue("pipeline", null) as BsonArray;
        if (output is null)
            throw CommandException.FailedToParse("must specify 'as' field for a $lookup");
        if (from is null && !(stages is [BsonDocument { ElementCount: > 0 } first, ..] && first.GetElement(0).Name == "$documents"))
            throw CommandException.FailedToParse("must specify 'from' field for a $lookup");
        if (from is "")
            throw new CommandException(73, "InvalidNamespace", "Invalid namespace specified: the collection of $lookup is empty");
        if (stages is null ? local is null || foreign is null : (local is null) != (foreign is null))
            throw CommandException.FailedToParse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
        if (stages is null && specification.Contains("let"))
            throw CommandException.FailedToParse("$lookup with a 'let' argument must also specify 'pipeline'");
        if (scope.Depth >= DeepestNesting)
            throw CommandException.Location(232, $"Maximum number of nested $lookup sub-pipelines exceeded. Limit is {DeepestNesting}");
        return Parse(specification, scope, from, stages, DocumentPath.Parse(output), local, foreign);
    }

    private static LookupSpecification Parse(
        BsonDocument specification, PipelineScope scope, string? from, BsonArray? stages, DocumentPath output, string? local, string? foreign)
    {
        if (local is not null)
            DocumentPath.Parse(local);
        if (foreign is not null)
            DocumentPath.Parse(foreign);
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

    private static void CheckOption(BsonElement option)
    {
        switch (option.Name)
        {
            case "from" when option.Value is BsonDocument:
                throw CommandException.FailedToParse("$lookup 'from' of another database is not supported");
            case "from" or "as" or "localField" or "foreignField":
                if (option.Value is not BsonString)
                    throw CommandException.FailedToParse($"$lookup argument '{option.Name}: {option.Value}' must be a string, found type {BsonTypeNames.Of(option.Value)}");
                break;
            case "let":
                if (option.Value is not BsonDocument)
                    throw CommandException.FailedToParse($"$lookup argument 'let: {option.Value}' must be an object, is type {BsonTypeNames.Of(option.Value)}");
                break;
            case "pipeline":
                if (option.Value is not BsonArray)
                    throw CommandException.TypeMismatch("'pipeline' option must be specified as an array");
                break;
            default:
                throw CommandException.FailedToParse($"unknown argument to $lookup: {option.Name}");
        }
    }

    private static string? Text(BsonDocument specification, string name) => (specification.GetValue(name, null) as BsonString)?.Value;
}
