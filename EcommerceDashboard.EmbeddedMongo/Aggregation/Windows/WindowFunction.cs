namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>What computes one output field of <c>$setWindowFields</c>.</summary>
internal abstract class WindowFunction
{
    /// <summary>The values for the documents of a partition, in order.</summary>
    public abstract IReadOnlyList<BsonValue> Compute(WindowPartition partition);

    /// <summary>Adds the fields read of each document, beside those of the partition and the order.</summary>
    public virtual void AddNeeds(FieldNeeds needs)
    {
    }
}

/// <summary>What a window function is parsed from.</summary>
/// <param name="Name">Its name, as <c>$rank</c>.</param>
/// <param name="Argument">Its argument.</param>
/// <param name="Window">The <c>window</c> beside it; null: not given.</param>
/// <param name="Sort">The order of the stage; null: none.</param>
/// <param name="Scope">The variables in sight.</param>
internal sealed record WindowSpecification(string Name, BsonValue Argument, BsonValue? Window, WindowSort? Sort, PipelineScope Scope)
{
    /// <summary>The parsed bounds of the window; the whole partition when none are given.</summary>
    public WindowBounds Bounds() => WindowBounds.Parse(Window, Sort);

    /// <summary>Refuses a <c>window</c>, which functions over the whole partition do not take.</summary>
    public void CheckNoWindow(int code)
    {
        if (Window is not null) throw CommandException.Location(code, $"{Name} does not accept a 'window' field");
    }

    /// <summary>The argument as a document that holds none but the given names.</summary>
    public BsonDocument Arguments(params ReadOnlySpan<string> names)
    {
        if (Argument is not BsonDocument arguments) throw CommandException.FailedToParse($"Argument to {Name} must be an object");
        foreach (var element in arguments)
        {
            if (!names.Contains(element.Name)) throw CommandException.FailedToParse($"{Name} got unexpected argument: {element.Name}");
        }

        return arguments;
    }
}
