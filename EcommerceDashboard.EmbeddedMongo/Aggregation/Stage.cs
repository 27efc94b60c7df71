namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>One parsed stage of a pipeline. Stages never change the documents they are given: these may be shared.</summary>
internal abstract class Stage
{
    /// <summary>Whether each document is treated by itself, so that parts of the input can be treated apart and in parallel.</summary>
    public virtual bool IsPerDocument => false;

    /// <summary>The documents that leave the stage.</summary>
    public abstract IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run);

    /// <summary>Says which fields of its input the stage reads.</summary>
    /// <returns>True: later stages see only what this one makes; false: other fields pass through.</returns>
    public abstract bool AddNeeds(FieldNeeds needs);
}

/// <summary>A stage that gathers its input, part by part if need be: the parts are merged in order.</summary>
internal abstract class GatheringStage : Stage
{
    /// <summary>Starts to gather one part of the input.</summary>
    public abstract Gathering Start(PipelineRun run);

    public sealed override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var gathering = Start(run);
        gathering.AddRange(input);
        return gathering.Results();
    }
}

/// <summary>What a <see cref="GatheringStage"/> knows of the part of the input it has seen.</summary>
internal abstract class Gathering
{
    /// <summary>Takes documents in.</summary>
    public abstract void AddRange(IEnumerable<BsonDocument> documents);

    /// <summary>Takes over what was gathered from the part of the input that follows this one.</summary>
    public abstract void Merge(Gathering later);

    /// <summary>The documents that leave the stage, when all input was seen.</summary>
    public abstract IEnumerable<BsonDocument> Results();
}
