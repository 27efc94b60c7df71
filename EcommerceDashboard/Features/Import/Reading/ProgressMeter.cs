using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Makes speed and remaining time of how far a step is.</summary>
internal sealed class ProgressMeter(IProgress<ImportProgress>? progress, long? total, TimeProvider time)
{
    /// <summary>Sooner, a speed says nothing.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);

    private ImportStep? _step;
    private long _started;

    /// <summary>Says how far a step is.</summary>
    public void Report(ImportStep step, long lines, long? bytes)
    {
        if (progress is null) return;
        if (_step != step) (_step, _started) = (step, time.GetTimestamp());
        var elapsed = time.GetElapsedTime(_started);
        var share = total > 0 ? (double?)bytes / total : null;
        TimeSpan? remaining = elapsed > Warming && share > 0 ? TimeSpan.FromSeconds(Math.Max(0, elapsed.TotalSeconds * (1 / share.Value - 1))) : null;
        progress.Report(new ImportProgress(step, lines, bytes ?? 0, bytes is null ? null : total, elapsed > TimeSpan.Zero ? lines / elapsed.TotalSeconds : 0, remaining));
    }
}
