using Microsoft.JSInterop;

namespace EcommerceDashboard.Charts;

/// <summary>
/// What charts ask of the browser beside drawing. One per circuit. A browser that is away or refuses makes a call answer false;
/// it never throws, since a lost download is no reason to lose the page.
/// </summary>
public sealed partial class ChartScript(IJSRuntime browser, ILogger<ChartScript> logger)
{
    /// <summary>Where Plotly.Blazor keeps its scripts: its charts would load them one by one, and draw before they are there.</summary>
    internal const string InteropPath = "./_content/Plotly.Blazor/plotly-interop-7.2.0.js", PlotlyPath = "./_content/Plotly.Blazor/plotly-3.7.0.min.js";

    // Lives and goes with the circuit.
    private Task<IJSObjectReference>? _module;
    private Task<bool>? _plotly;

    /// <summary>Whether <see cref="LoadPlotlyAsync"/> is through, and the browser can draw.</summary>
    public bool IsPlotlyLoaded => _plotly is { IsCompletedSuccessfully: true, Result: true };

    /// <summary>Loads Plotly once for all charts of the circuit; false when the browser cannot. A failed attempt is made again by the next chart.</summary>
    public Task<bool> LoadPlotlyAsync()
    {
        if (_plotly is null or { IsCompletedSuccessfully: true, Result: false }) _plotly = LoadAsync();
        return _plotly;

        async Task<bool> LoadAsync() => await GuardAsync(async () =>
        {
            var interop = await browser.InvokeAsync<IJSObjectReference>("import", InteropPath);
            // Under the name that Plotly.Blazor's own charts look for.
            await interop.InvokeVoidAsync("importScript", "plotly-import", PlotlyPath);
            await CallAsync("preparePlotly");
            return true;
        });
    }

    /// <summary>Redraws a chart when its own width changes.</summary>
    /// <param name="chartId">Id of the chart's element.</param>
    public Task<bool> FollowSizeAsync(string chartId) => CallAsync("followSize", chartId);

    /// <summary>A click on a treemap is reported as any click, and does not zoom into what was clicked.</summary>
    /// <param name="chartId">Id of the chart's element.</param>
    public Task<bool> KeepLevelAsync(string chartId) => CallAsync("keepLevel", chartId);

    /// <summary>Saves a chart as PNG; false when it is not drawn.</summary>
    /// <param name="chartId">Id of the chart's element.</param>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="title">Written above the picture, in Plotly's markup.</param>
    /// <param name="background">Colour under the picture.</param>
    public Task<bool> SavePictureAsync(string chartId, string fileName, string title, string background) =>
        CallAsync("savePicture", chartId, fileName, title, background);

    /// <summary>Saves a text as a file.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="text">Its content.</param>
    /// <param name="mediaType">Its type, as in <c>text/csv</c>.</param>
    public Task<bool> SaveTextAsync(string fileName, string text, string mediaType) =>
        CallAsync("saveText", fileName, text, mediaType);

    /// <summary>Opens a popover of the page.</summary>
    /// <param name="id">Id of the popover.</param>
    public Task<bool> ShowPopoverAsync(string id) => CallAsync("showPopover", id);

    private Task<bool> CallAsync(string function, params object[] arguments) => GuardAsync(async () =>
    {
        // A failed import is tried again at the next call.
        if (_module is null or { IsFaulted: true } or { IsCanceled: true })
            _module = browser.InvokeAsync<IJSObjectReference>("import", "./js/charts.js").AsTask();
        return await (await _module).InvokeAsync<bool>(function, arguments);
    });

    private async Task<bool> GuardAsync(Func<Task<bool>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            Log.CallFailed(logger, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "The browser did not answer a chart")]
        public static partial void CallFailed(ILogger logger, Exception failure);
    }
}
