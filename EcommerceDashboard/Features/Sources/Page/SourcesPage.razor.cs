using EcommerceDashboard.Features.Sources.Proposal;
using EcommerceDashboard.Features.Sources.Runs;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Sources.Page;

/// <summary>The page of the sources.</summary>
public sealed partial class SourcesPage
{
    private sealed record Edited(StoredSource? Stored);

    private IReadOnlyList<StoredSource> _sources = [];
    private QueryStatus _status = QueryStatus.Loading;
    private Edited? _edited;
    private SourceResult? _result;
    private string? _ran, _asksToDelete;

    [Inject]
    private ISources Sources { get; set; } = default!;

    [Inject]
    private BusinessCalendar Calendar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SourcesText> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose() => Sources.Changed -= OnChanged;

    /// <inheritdoc />
    protected override void OnInitialized() => Sources.Changed += OnChanged;

    /// <inheritdoc />
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        try
        {
            _sources = await Sources.ListAsync(CancellationToken.None);
            _status = QueryStatus.Ready;
        }
        catch (SourceAccessException)
        {
            _status = QueryStatus.Failed;
        }
        StateHasChanged();
    }

    private void Edit(StoredSource? source) => (_edited, _result) = (new Edited(source), null);

    private Task CloseAsync()
    {
        _edited = null;
        return LoadAsync();
    }

    private async Task RunAsync(string name, bool acceptRejects)
    {
        (_ran, _result) = (name, null);
        try
        {
            _result = await Sources.RunAsync(name, acceptRejects, CancellationToken.None);
        }
        catch (SourceAccessException exception)
        {
            _result = new SourceResult(exception.IsForbidden ? SourceOutcome.Forbidden : SourceOutcome.Failed, null, null);
        }
        await LoadAsync();
    }

    private async Task DeleteAsync(string name)
    {
        _asksToDelete = null;
        try
        {
            await Sources.DeleteAsync(name, CancellationToken.None);
        }
        catch (SourceAccessException)
        {
            _status = QueryStatus.Failed;
            return;
        }
        await LoadAsync();
    }

    private string LastRun(StoredSource source) => source.State switch
    {
        { StartedAt: { } at, Outcome: { } outcome } => $"{DateFormatter.Moment(at, Calendar)} · {Text[$"Short.{outcome}"]}",
        { StartedAt: { } at } => DateFormatter.Moment(at, Calendar),
        _ => Text["Never"],
    };

    private string NextRun(StoredSource source) =>
        SourceSchedule.NextRun(source, Time.GetUtcNow().UtcDateTime) is { } next ? DateFormatter.Moment(next, Calendar) : Text["ByHand"];

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
