using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>
/// Measures the distances anew after a warehouse or a place has changed: one run at a time for the whole app, whoever asks. What is asked for during a run is done
/// by one more after it. Nobody waits for it: pages hear of its state.
/// </summary>
public sealed partial class DistanceUpdate(IPlaces places, ILogger<DistanceUpdate> logger)
{
    private readonly Lock _lock = new();
    private bool _isAskedAgain;

    /// <summary>The state has changed; on any thread.</summary>
    public event Action? Changed;

    /// <summary>Where it stands.</summary>
    public DistanceUpdateState State { get; private set; }

    /// <summary>How many runs have ended: another number, other distances.</summary>
    public int Completed { get; private set; }

    /// <summary>Runs, or has the present run followed by another one.</summary>
    /// <returns>Ends when nothing is left to do; a caller need not wait for it.</returns>
    public Task RequestAsync()
    {
        lock (_lock)
        {
            _isAskedAgain = State == DistanceUpdateState.Running;
            if (_isAskedAgain) return Task.CompletedTask;
            State = DistanceUpdateState.Running;
        }

        Changed?.Invoke();
        return Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var state = await RunOnceAsync().ConfigureAwait(false);
            lock (_lock)
            {
                Completed++;
                if (!_isAskedAgain)
                {
                    State = state;
                    break;
                }

                _isAskedAgain = false;
            }
        }

        Changed?.Invoke();
    }

    private async Task<DistanceUpdateState> RunOnceAsync()
    {
        try
        {
            await places.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            return DistanceUpdateState.Done;
        }
        catch (DataLoadException)
        {
            return DistanceUpdateState.HeldUp;
        }
        catch (Exception failure)
        {
            // Whatever the database has: the page says so, and the next request tries again.
            LogFailed(logger, failure);
            return DistanceUpdateState.Failed;
        }
    }

    [LoggerMessage(EventId = 40, Level = LogLevel.Warning, Message = "The distances could not be measured anew")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}

/// <summary>Where an update of the distances stands.</summary>
public enum DistanceUpdateState
{
    /// <summary>None was asked for.</summary>
    None,

    /// <summary>One runs.</summary>
    Running,

    /// <summary>The last one succeeded.</summary>
    Done,

    /// <summary>A load ran, and kept the last one out.</summary>
    HeldUp,

    /// <summary>The database refused, or was away.</summary>
    Failed,
}
