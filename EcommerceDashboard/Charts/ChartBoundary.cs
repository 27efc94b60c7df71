using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace EcommerceDashboard.Charts;

/// <summary>Keeps what a chart throws away from the page around it. A browser that went away while a chart was drawn is no error, and is not logged as one.</summary>
public sealed class ChartBoundary : ErrorBoundary
{
    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException ? Task.CompletedTask : base.OnErrorAsync(exception);
}
