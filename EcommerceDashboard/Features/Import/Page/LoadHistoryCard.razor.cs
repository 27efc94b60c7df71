using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Sessions;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Import.Page;

/// <summary>What came in, the latest first, and the way to undo the last. It follows the data: every load raises the version.</summary>
public sealed partial class LoadHistoryCard
{
    private const int Most = 20;

    private IReadOnlyList<LoadRecord> _loads = [];
    private LoadRecord? _undoable;
    private QueryStatus _status = QueryStatus.Loading;
    private long? _version;
    private bool _asks, _undoes;
    private string? _message;

    /// <summary>How far the data reaches, and its version.</summary>
    [CascadingParameter]
    public FilterData Data { get; set; } = FilterData.Unknown;

    [Inject]
    private LoadHistory History { get; set; } = default!;

    [Inject]
    private DataLoad Load { get; set; } = default!;

    [Inject]
    private BusinessCalendar Calendar { get; set; } = default!;

    [Inject]
    private ImportAttempts Attempts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ImportText> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || (_status != QueryStatus.Loading && _version == Data.Freshness?.Version)) return;
        _version = Data.Freshness?.Version;
        await LoadAsync();
    }

    /// <summary>Reads the history anew.</summary>
    public async Task LoadAsync()
    {
        var failure = await Attempts.RunAsync(async () =>
        {
            _loads = await History.ListAsync(Most, CancellationToken.None);
            _undoable = await History.UndoableAsync(CancellationToken.None);
        });
        _status = failure is null ? QueryStatus.Ready : QueryStatus.Failed;
        StateHasChanged();
    }

    private async Task UndoAsync()
    {
        (_undoes, _message) = (true, null);
        var failure = await Attempts.RunAsync(() => Load.UndoLastAsync(CancellationToken.None));
        if (failure is not null) _message = Text[$"Failure.{failure}"];
        (_undoes, _asks) = (false, false);
        await LoadAsync();
    }
}
