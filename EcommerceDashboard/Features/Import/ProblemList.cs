namespace EcommerceDashboard.Features.Import;

/// <summary>Collects what cannot be imported: all of it is counted, the first of it kept.</summary>
internal sealed class ProblemList
{
    private readonly List<ImportProblem> _kept = [];

    public long Count { get; private set; }

    public void Add(ImportProblem problem)
    {
        Count++;
        if (_kept.Count < ImportRejectedException.MostProblemsKept) _kept.Add(problem);
    }

    /// <exception cref="ImportRejectedException">There is any.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0) throw new ImportRejectedException(_kept, Count);
    }
}
