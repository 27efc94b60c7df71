namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$sample</c>: so many documents, taken at random.</summary>
internal sealed class SampleStage(long size) : Stage
{
    public static SampleStage Parse(BsonValue argument)
    {
        if (argument is not BsonDocument specification) throw CommandException.Location(28745, "the $sample stage specification must be an object");
        BsonValue? size = null;
        foreach (var option in specification)
        {
            if (option.Name != "size") throw CommandException.Location(28748, $"unrecognized option to $sample: {option.Name}");
            size = option.Value.IsNumeric ? option.Value : throw CommandException.Location(28746, "size argument to $sample must be a number");
        }

        if (size is null) throw CommandException.Location(28749, "$sample stage must specify a size");
        // A decimal is rounded half to even, a double cut off, as the server has it.
        var count = Numbers.ToInt64(size is BsonDecimal128 exact ? DecimalRounding.ToIntegral(exact.Value, RoundingRule.HalfEven) : size);
        return count >= 1
            ? new SampleStage(count)
            : throw CommandException.Location(28747, "size argument to $sample must be a positive integer");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var documents = input.ToArray();
        Random.Shared.Shuffle(documents);
        return size < documents.Length ? documents.Take((int)size) : documents;
    }

    public override bool AddNeeds(FieldNeeds needs) => false;
}
