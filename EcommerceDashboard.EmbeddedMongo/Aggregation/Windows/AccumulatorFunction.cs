namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>An accumulator over the window of each document.</summary>
internal sealed class AccumulatorFunction(Accumulator accumulator, WindowBounds bounds) : WindowFunction
{
    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var frames = bounds.Frames(partition);
        var results = new BsonValue[partition.Count];
        var (start, end) = (0, 0);
        var state = accumulator.Start(partition.Scope);
        for (var i = 0; i < results.Length; i++)
        {
            var frame = frames[i];
            // A window that only grows, as one from the first document on, needs no second look at what it holds.
            if (frame.Start != start || frame.End < end)
            {
                state = accumulator.Start(partition.Scope);
                (start, end) = (frame.Start, frame.Start);
            }
            else if (i > 0 && frame.End == end)
            {
                results[i] = results[i - 1];
                continue;
            }

            for (; end < frame.End; end++)
                state.Add(partition.At(end));
            results[i] = state.Result();
        }

        return results;
    }

    public override void AddNeeds(FieldNeeds needs) => accumulator.AddNeeds(needs);
}
