namespace EcommerceDashboard.Widgets;

/// <summary>Where a query stands, as a widget shows it.</summary>
/// <typeparam name="TResult">What the query answers.</typeparam>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">The latest answer; while <see cref="QueryStatus.Stale"/> that of the filter before; null: none yet.</param>
/// <param name="RetryAsync">Asks again.</param>
public sealed record QueryState<TResult>(QueryStatus Status, TResult? Result, Func<Task> RetryAsync)
    where TResult : class;

/// <summary>Where a query stands.</summary>
public enum QueryStatus
{
    /// <summary>No answer yet.</summary>
    Loading,

    /// <summary>The answer to the present filter is there.</summary>
    Ready,

    /// <summary>The answer to an earlier filter is there, the one to the present filter is on its way.</summary>
    Stale,

    /// <summary>The database did not answer.</summary>
    Failed,
}
