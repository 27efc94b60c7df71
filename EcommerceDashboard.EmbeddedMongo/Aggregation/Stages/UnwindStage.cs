namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$unwind</c>: one document for each element of an array.</summary>
internal sealed class UnwindStage(DocumentPath path, bool preservesEmpty, DocumentPath? indexPath) : Stage
{
    public override bool IsPerDocument => true;

    public static UnwindStage Parse(BsonValue argument)
    {
        BsonValue? path = null;
        string? index = null;
        var preserves = false;
        switch (argument)
        {
            case BsonString:
                path = argument;
                break;
            case BsonDocument options:
                foreach (var option in options)
                {
                    switch (option.Name)
                    {
                        case "path":
                            path = option.Value is BsonString
                                ? option.Value
                                : throw CommandException.Location(28808, $"expected a string as the path for $unwind stage, got {BsonTypeNames.Of(option.Value)}");
                            break;
                        case "preserveNullAndEmptyArrays":
                            preserves = option.Value is BsonBoolean flag
                                ? flag.Value
                                : throw CommandException.Location(28809, $"expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got {BsonTypeNames.Of(option.Value)}");
                            break;
                        case "includeArrayIndex":
                            index = option.Value is BsonString { Value.Length: > 0 } name
                                ? name.Value
                                : throw CommandException.Location(28810, $"expected a non-empty string for the includeArrayIndex  option to $unwind stage, got {BsonTypeNames.Of(option.Value)}");
                            if (index[0] == '$')
                                throw CommandException.Location(28822, $"includeArrayIndex option to $unwind stage should not be prefixed with a '$': {index}");
                            break;
                        default:
                            throw CommandException.Location(28811, $"unrecognized option to $unwind stage: {option.Name}");
                    }
                }

                break;
            default:
                throw CommandException.Location(15981, $"expected either a string or an object as specification for $unwind stage, got {BsonTypeNames.Of(argument)}");
        }

        if (path is null || path.AsString.Length == 0) throw CommandException.Location(28812, "no path specified to $unwind stage");
        if (path.AsString[0] != '$') throw CommandException.Location(28818, $"path option to $unwind stage should be prefixed with a '$': {path}");
        if (path.AsString.Contains('\0', StringComparison.Ordinal))
            throw CommandException.Location(16419, "path option to $unwind stage should not contain a null character");
        return new UnwindStage(DocumentPath.Parse(path.AsString[1..]), preserves, index is null ? null : DocumentPath.Parse(index));
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        foreach (var document in input)
        {
            // One after another, they make of one document as many as nobody waits for.
            run.Context.Cancellation.ThrowIfCancellationRequested();
            if (path.Get(document) is not BsonArray array)
            {
                var isEmpty = path.Get(document) is null or BsonNull or BsonUndefined;
                if (!isEmpty || preservesEmpty)
                    yield return WithIndex(document, BsonNull.Value);
            }
            else if (array.Count == 0)
            {
                if (preservesEmpty)
                    yield return WithIndex(path.With(document, null), BsonNull.Value);
            }
            else
            {
                for (var i = 0; i < array.Count; i++)
                    yield return WithIndex(path.With(document, array[i]), (long)i);
            }
        }
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        // Only whether the path leads to an array is read here; later stages say what they read of its elements.
        needs.AddShape(path.Text);
        if (indexPath is not null)
            needs.AddShape(indexPath.Text);
        return false;
    }

    private BsonDocument WithIndex(BsonDocument document, BsonValue index) =>
        indexPath is null ? document : indexPath.With(document, index);
}
