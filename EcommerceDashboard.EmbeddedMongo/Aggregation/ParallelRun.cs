using System.Runtime.ExceptionServices;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Runs the head of a pipeline over parts of its input on all cores; the result does not depend on how many there are.</summary>
internal static class ParallelRun
{
    /// <summary>Below this many documents one thread is as fast.</summary>
    private const int SmallestPart = 1024;

    /// <summary>Enough parts that cores stay busy to the end, few enough that merging costs little.</summary>
    private const int MostParts = 64;

    /// <summary>The results of a gathering stage, with the stages before it that treat each document by itself.</summary>
    public static IEnumerable<BsonDocument> Gather(DocumentFeed feed, IReadOnlyList<Stage> perDocument, GatheringStage stage, PipelineRun run)
    {
        // The parts depend on the input alone: so sums of doubles come out the same on every machine.
        var size = Math.Max(SmallestPart, (feed.Count + MostParts - 1) / MostParts);
        var parts = new Gathering?[Math.Max(1, (feed.Count + size - 1) / size)];
        void GatherPart(int part)
        {
            var gathering = stage.Start(run);
            var documents = feed.Read(part * size, Math.Min(feed.Count, (part + 1) * size));
            gathering.AddRange(Pipeline.Through(perDocument, documents, run));
            parts[part] = gathering;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = run.Context.Cancellation };
        try
        {
            if (parts.Length == 1)
                GatherPart(0);
            else
                Parallel.For(0, parts.Length, options, GatherPart);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions.OfType<CommandException>().FirstOrDefault() ?? error.InnerException!);
        }

        var whole = parts[0]!;
        for (var part = 1; part < parts.Length; part++)
        {
            whole.Merge(parts[part]!);
            parts[part] = null;
        }

        return whole.Results();
    }
}
