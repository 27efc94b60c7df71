using System.Globalization;
using System.Text.Json;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Theme;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.Interop;

namespace EcommerceDashboard.Charts;

/// <summary>
/// Draws a <see cref="ChartSpec"/>. Prerendered it is a skeleton of the final size (and a table for readers without script);
/// in a browser that cannot draw it is its table. It redraws when the chart or the colours change, never otherwise.
/// </summary>
public sealed partial class DashboardChart
{
    // Plotly.Blazor gives its element a height of its own; the box around decides here.
    private static readonly Dictionary<string, object> PlotAttributes = new() { ["style"] = "height: 100%; min-height: 0" };

    private PlotlyChart? _plot;
    private PlotlyFigure _figure = default!;
    private PlotlyFigure? _shown;
    private ChartSpec? _mappedSpec;
    private ThemePalette? _mappedPalette;
    private string _summary = "";
    private string? _omissions;
    private bool _canDraw;
    private bool _isDrawn;
    private bool _failed;

    /// <summary>What the chart shows; a new instance redraws.</summary>
    [Parameter, EditorRequired]
    public required ChartSpec Spec { get; set; }

    /// <summary>The chart's title: its card has it, the picture has not.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Id of the element, unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Height in CSS pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 320;

    /// <summary>The mark of a category was clicked.</summary>
    [Parameter]
    public EventCallback<ChartCategory> OnCategoryClick { get; set; }

    /// <summary>A cell of a heat map was clicked; where nobody listens, its column was.</summary>
    [Parameter]
    public EventCallback<ChartCell> OnCellClick { get; set; }

    /// <summary>The colours of the appearance.</summary>
    [CascadingParameter]
    public ThemePalette Palette { get; set; } = DashboardTheme.Light;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private ChartScript Script { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChartText> Text { get; set; } = default!;

    [Inject]
    private ILogger<DashboardChart> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => _canDraw = Script.IsPlotlyLoaded;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Spec, _mappedSpec) && ReferenceEquals(Palette, _mappedPalette)) return;
        (_mappedSpec, _mappedPalette) = (Spec, Palette);
        _figure = PlotlyMapper.Map(Spec, Palette, Formatter, CultureInfo.CurrentCulture);
        _summary = ChartSummary.Of(Spec, Formatter, Text);
        _omissions = ChartOmissions.Note(Spec, Text);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !_canDraw)
        {
            _canDraw = await Script.LoadPlotlyAsync();
            _failed = !_canDraw;
            StateHasChanged();
            return;
        }
        // The first drawing is Plotly.Blazor's own, of what its parameters held at the first render.
        _shown ??= _figure;
        if (_isDrawn && !_failed && !ReferenceEquals(_shown, _figure)) await RedrawAsync();
    }

    private bool IsClickable => OnCategoryClick.HasDelegate || OnCellClick.HasDelegate;

    private void OnDrawn() => _ = InvokeAsync(async () =>
    {
        _isDrawn = true;
        StateHasChanged();
        await GuardAsync(async plot =>
        {
            if (Spec.Kind == ChartKind.Treemap) await Script.KeepLevelAsync(Id);
            if (IsClickable) await plot.SubscribeClickEvent();
            await Script.FollowSizeAsync(Id);
        });
    });

    private Task RedrawAsync()
    {
        _shown = _figure;
        return GuardAsync(plot => plot.React());
    }

    // A browser that cannot draw gets the table; one that has gone needs nothing. Neither may take the circuit down.
    private async Task GuardAsync(Func<PlotlyChart, Task> draw)
    {
        if (_plot is not { } plot) return;
        try
        {
            await draw(plot);
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
        }
        catch (JSException failure)
        {
            Log.NotDrawn(Logger, Title, failure);
            _failed = true;
            StateHasChanged();
        }
    }

    private void OnClick(IEnumerable<EventDataPoint> points)
    {
        if (points.FirstOrDefault()?.PointNumber is not JsonElement place) return;
        if (_figure.Cells is { } cells)
        {
            if (CellAt(cells, place) is not { } cell) return;
            var category = Spec.Categories[cell.Category];
            _ = InvokeAsync(() => OnCellClick.HasDelegate ? OnCellClick.InvokeAsync(new ChartCell(category, Spec.Series[cell.Series])) : OnCategoryClick.InvokeAsync(category));
        }
        else if (Number(place) is { } point && point < (_figure.Points?.Count ?? Spec.Categories.Count))
        {
            _ = InvokeAsync(() => OnCategoryClick.InvokeAsync(Spec.Categories[_figure.Points?[point] ?? point]));
        }
    }

    // Of a cell Plotly reports row and column.
    private static (int Series, int Category)? CellAt(IReadOnlyList<IReadOnlyList<(int Series, int Category)?>> cells, JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Array || place.GetArrayLength() != 2) return null;
        return Number(place[0]) is { } row && row < cells.Count && Number(place[1]) is { } column && column < cells[row].Count ? cells[row][column] : null;
    }

    private static int? Number(JsonElement number) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && value >= 0 ? value : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The chart {Title} could not be drawn in the browser")]
        public static partial void NotDrawn(ILogger logger, string title, Exception failure);
    }
}
