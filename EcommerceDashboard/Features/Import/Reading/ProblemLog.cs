using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Collects what cannot be imported: all of it is counted, the first of it kept, and the first of each kind.</summary>
internal sealed class ProblemLog
{
    private const int MostKept = 20, ExamplesKept = 5, MostKinds = 200;

    private readonly List<ImportProblem> _kept = [];
    private readonly Dictionary<(ImportProblemKind, string?), (long Count, List<ImportProblem> Examples)> _kinds = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Lines that are left out because of them.</summary>
    public long Lines { get; set; }

    /// <summary>Orders that are.</summary>
    public long Orders { get; set; }

    /// <summary>The last one.</summary>
    public ImportProblem? Last { get; private set; }

    public void Add(ImportProblem problem)
    {
        Count++;
        Last = problem;
        if (_kept.Count < MostKept) _kept.Add(problem);
        var key = (problem.Kind, problem.Column);
        if (!_kinds.TryGetValue(key, out var kind))
        {
            if (_kinds.Count == MostKinds) return;
            kind = (0, []);
        }
        if (kind.Examples.Count < ExamplesKept) kind.Examples.Add(problem);
        _kinds[key] = (kind.Count + 1, kind.Examples);
    }

    public ImportRejects Summary() =>
        new(Lines, Orders, Count, [.. _kinds.OrderByDescending(kind => kind.Value.Count).Select(kind => new ImportRejectKind(kind.Key.Item1, kind.Key.Item2, kind.Value.Count, kind.Value.Examples))]);

    /// <exception cref="ImportRejectedException">There is any.</exception>
    public void ThrowIfAny(ImportReport? report = null)
    {
        if (Count > 0) throw new ImportRejectedException(_kept, Count) { Report = report };
    }
}
