namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$merge</c>: writes the results into a collection, document by document.</summary>
internal sealed class MergeStage : WritingStage
{
    private static readonly string[] Options = ["into", "on", "let", "whenMatched", "whenNotMatched", "targetCollectionVersion", "allowMergeOnNullishValues"];

    private MergeStage(string? database, string collection, BsonDocument specification)
    {
        Database = database;
        Collection = collection;
        Specification = specification;
    }

    /// <summary>The database of the target; null: that of the command.</summary>
    public string? Database { get; }

    /// <summary>The target.</summary>
    public string Collection { get; }

    /// <summary>The checked argument of the stage.</summary>
    public BsonDocument Specification { get; }

    public static MergeStage Parse(BsonValue argument, PipelineScope scope)
    {
        var specification = argument switch
        {
            BsonString into => new BsonDocument("into", into),
            BsonDocument document => document,
            _ => throw CommandException.TypeMismatch($"$merge only supports a string or object argument, but found {BsonTypeNames.Of(argument)}"),
        };
        // Null counts as not given.
        specification = new BsonDocument(specification.Where(option => option.Value is not BsonNull || option.Name is "into" or "on" or "whenMatched"));
        foreach (var unknown in specification.Names.Where(name => !Options.Contains(name)))
            throw CommandException.UnknownField($"$merge.{unknown}");
        if (!specification.TryGetValue("into", out var target)) throw CommandException.MissingField("$merge.into");
        var (database, collection) = ParseTarget(target);
        if (database is "admin" or "config" or "local") throw CommandException.Location(31320, $"Cannot $merge into the internal database '{database}'");
        if (collection.StartsWith("system.", StringComparison.Ordinal))
            throw CommandException.Location(31319, $"Cannot $merge to special collection: {collection}");
        if (specification.TryGetValue("on", out var on))
            CheckOn(on);
        CheckModes(specification, scope);
        return new MergeStage(database, collection, specification);
    }

    protected override void Write(IEnumerable<BsonDocument> documents, PipelineRun run) =>
        run.Context.Merge(Database ?? run.Context.Database, Collection, Specification, documents);

    private static (string? Database, string Collection) ParseTarget(BsonValue target)
    {
        switch (target)
        {
            case BsonString { Value.Length: > 0 } name:
                return (null, name.Value);
            case BsonString:
                throw CommandException.Location(5786800, "$merge 'into' field cannot be an empty string");
            case BsonDocument document:
                foreach (var part in document)
                {
                    if (part.Name is not ("db" or "coll")) throw CommandException.UnknownField($"into.{part.Name}");
                    if (part.Value is not (BsonString or BsonNull)) throw CommandException.WrongType($"into.{part.Name}", part.Value, "string");
                }

                var collection = document.GetValue("coll", BsonNull.Value) as BsonString;
                if (collection is not { Value.Length: > 0 })
                    throw CommandException.Location(5786801, "$merge 'into' field must specify a 'coll' that is not empty, null or undefined");
                return (document.GetValue("db", BsonNull.Value) is BsonString { Value.Length: > 0 } database ? database.Value : null, collection.Value);
            default:
                throw CommandException.Location(51178, $"$merge 'into' field must be either a string or an object, but found {BsonTypeNames.Of(target)}");
        }
    }

    private static void CheckOn(BsonValue on)
    {
        var fields = on switch
        {
            BsonString one => [one],
            BsonArray { Count: 0 } => throw CommandException.Location(51187, "If explicitly specifying $merge 'on', must include at least one field"),
            BsonArray several => several,
            _ => throw CommandException.Location(51186, $"$merge 'on' field must be either a string or an array of strings, but found {BsonTypeNames.Of(on)}"),
        };
        var seen = new HashSet<string>();
        foreach (var field in fields)
        {
            if (field is not BsonString name)
                throw CommandException.Location(51134, $"$merge 'on' array elements must be strings, but found {BsonTypeNames.Of(field)}");
            DocumentPath.Parse(name.Value);
            if (!seen.Add(name.Value)) throw CommandException.Location(31465, $"Found a duplicate field '{name.Value}'");
        }
    }

    private static void CheckModes(BsonDocument specification, PipelineScope scope)
    {
        var isPipeline = false;
        if (specification.TryGetValue("whenMatched", out var whenMatched))
        {
            isPipeline = whenMatched is BsonArray;
            if (whenMatched is not (BsonString or BsonArray))
                throw CommandException.Location(51191, $"$merge 'whenMatched' field must be either a string or an array, but found {BsonTypeNames.Of(whenMatched)}");
            foreach (var stage in (whenMatched as BsonArray)?.Where(stage => stage is not BsonDocument) ?? [])
                throw CommandException.TypeMismatch($"Each element of the 'whenMatched' pipeline must be an object, not {BsonTypeNames.Of(stage)}");
            if (whenMatched is BsonString mode && mode.Value is not ("replace" or "merge" or "keepExisting" or "fail"))
                throw CommandException.BadValue($"Enumeration value '{mode.Value}' for field 'whenMatched' is not a valid value.");
        }

        var whenNotMatched = specification.GetValue("whenNotMatched", "insert");
        if (whenNotMatched is not BsonString) throw CommandException.WrongType("$merge.whenNotMatched", whenNotMatched, "string");
        if (whenNotMatched.AsString is not ("insert" or "discard" or "fail"))
            throw CommandException.BadValue($"Enumeration value '{whenNotMatched}' for field '$merge.whenNotMatched' is not a valid value.");
        if (specification.TryGetValue("let", out var let))
        {
            if (let is not BsonDocument variables) throw CommandException.WrongType("$merge.let", let, "object");
            if (!isPipeline) throw CommandException.Location(51199, "Cannot use 'let' variables with 'whenMatched: string' mode");
            foreach (var variable in variables)
            {
                VariableScope.CheckUserName(variable.Name);
                if (variable.Name == "new" && variable.Value is not BsonString { Value: "$$ROOT" })
                    throw CommandException.Location(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
                scope.Parse(variable.Value);
            }
        }

        // The pipeline itself is parsed with the first document that matches, as the server does.
        if (whenMatched is BsonString { Value: "keepExisting" } && whenNotMatched.AsString != "insert" || whenMatched is BsonString { Value: "fail" } && whenNotMatched.AsString != "insert")
            throw CommandException.Location(51181, $"Combination of {{whenMatched: '{whenMatched}', whenNotMatched: '{whenNotMatched}'}} modes not supported");
    }
}
