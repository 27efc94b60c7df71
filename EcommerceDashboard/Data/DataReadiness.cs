namespace EcommerceDashboard.Data;

/// <summary>
/// Whether the data has been prepared since the start (an interrupted load ended, the sample shop filled in). Queries wait for it, so that the app can
/// listen and get its pages going meanwhile, and the first figures shown are whole. It opens once, also when the database is away: then the queries say so.
/// </summary>
public sealed class DataReadiness
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One that is open: there is nothing to prepare.</summary>
    public static DataReadiness Open()
    {
        var readiness = new DataReadiness();
        readiness.Set();
        return readiness;
    }

    /// <summary>Lets the queries run.</summary>
    public void Set() => _opened.TrySetResult();

    /// <summary>Waits until the data has been prepared.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);
}
