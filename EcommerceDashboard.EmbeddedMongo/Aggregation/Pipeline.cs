using EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A parsed aggregation pipeline.</summary>
internal sealed class Pipeline
{
    /// <summary>MongoDB's limit (<c>internalPipelineLengthLimit</c>).</summary>
    private const int LongestPipeline = 1000;

    private readonly IReadOnlyList<Stage> _stages;

    private Pipeline(IReadOnlyList<Stage> stages) => _stages = stages;

    /// <summary>Whether the last stage writes a collection (<c>$out</c>, <c>$merge</c>).</summary>
    public bool Writes => _stages is [.., WritingStage];

    /// <summary>The last stage, when it merges into a collection.</summary>
    public MergeStage? Merge => _stages is [.., MergeStage merge] ? merge : null;

    /// <summary>The stage that an index may serve; null: the pipeline does not begin with <c>$match</c>.</summary>
    public MatchStage? LeadingMatch => _stages is [MatchStage match, ..] ? match : null;

    /// <summary>Parses and checks every stage before any document is read.</summary>
    /// <param name="stages">The pipeline as the command gives it.</param>
    /// <param name="let">Variables in sight: the command's <c>let</c>; null: none.</param>
    /// <exception cref="CommandException">A stage, operator or argument is wrong or not implemented.</exception>
    public static Pipeline Parse(BsonArray stages, BsonDocument? let = null) => Parse(stages, new PipelineScope(PipelinePlace.Command, let ?? []));

    /// <summary>Parses a pipeline inside another, where not every stage may stand.</summary>
    public static Pipeline Parse(BsonArray stages, PipelineScope scope)
    {
        if (stages.Count > LongestPipeline) throw CommandException.Location(7749501, $"Pipeline length must be no longer than {LongestPipeline} stages");
        var parsed = new List<Stage>(stages.Count);
        for (var i = 0; i < stages.Count; i++)
            parsed.AddRange(StageCatalog.Parse(stages[i], i, stages.Count, scope));
        LimitSorts(parsed);
        return new Pipeline(parsed);
    }

    /// <summary>Runs over a collection; results are made as they are asked for where no stage needs all of them.</summary>
    public IEnumerable<BsonDocument> Run(IPipelineContext context, string collection) =>
        Run(new PipelineRun(context, context.Let), context.Source(context.Database, collection));

    /// <summary>Runs over a collection inside another pipeline.</summary>
    public IEnumerable<BsonDocument> Run(PipelineRun run, IDocumentSource source)
    {
        if (_stages is [DocumentsStage, ..]) return Run(run, new DecodedFeed([]));
        var documents = (LeadingMatch is { } match ? source.Candidates(match.Filter, match.Matcher) : null) ?? source.Snapshot();
        return Run(run, new RawFeed(documents, Needs().Fields, run.Context));
    }

    /// <summary>Runs over documents at hand.</summary>
    public IEnumerable<BsonDocument> Run(PipelineRun run, DocumentFeed feed)
    {
        var perDocument = _stages.TakeWhile(stage => stage.IsPerDocument).ToList();
        var next = perDocument.Count < _stages.Count ? _stages[perDocument.Count] : null;
        var rest = _stages.Skip(perDocument.Count);
        IEnumerable<BsonDocument> documents;
        if (next is GatheringStage gathering)
        {
            documents = ParallelRun.Gather(feed, perDocument, gathering, run);
            rest = rest.Skip(1);
        }
        else
        {
            documents = Through(perDocument, feed.Read(0, feed.Count), run);
        }

        return Through(rest, documents, run);
    }

    /// <summary>The fields of its input that the pipeline reads.</summary>
    public FieldNeeds Needs()
    {
        var needs = new FieldNeeds();
        if (!AddNeeds(needs))
            needs.AddWhole();
        return needs;
    }

    /// <summary>Adds the fields that the pipeline reads.</summary>
    /// <returns>True: its results hold no other field; false: other fields pass through to the results.</returns>
    public bool AddNeeds(FieldNeeds needs) => _stages.Any(stage => stage.AddNeeds(needs));

    /// <summary>A sort before a limit needs to keep only the first documents.</summary>
    private static void LimitSorts(List<Stage> stages)
    {
        for (var i = 0; i < stages.Count - 1; i++)
        {
            if (stages[i] is not SortStage sort) continue;
            var skipped = stages[i + 1] is SkipStage skip ? skip.Count : 0;
            if (stages.ElementAtOrDefault(skipped > 0 ? i + 2 : i + 1) is LimitStage limit && skipped + limit.Count is > 0 and <= int.MaxValue and var wanted)
                sort.Wanted = (int)wanted;
        }
    }

    internal static IEnumerable<BsonDocument> Through(IEnumerable<Stage> stages, IEnumerable<BsonDocument> documents, PipelineRun run) =>
        stages.Aggregate(documents, (input, stage) => stage.Run(input, run));
}
