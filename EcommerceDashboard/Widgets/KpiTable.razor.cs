using System.Globalization;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Widgets;

/// <summary>Figures by a dimension, a page of rows at a time. Sorting, searching and paging happen in the database; the address of the page holds them.</summary>
public sealed partial class KpiTable : IDisposable
{
    /// <summary>How long after the last key a search begins.</summary>
    public static readonly TimeSpan SearchDelay = TimeSpan.FromMilliseconds(300);

    private TableState _start = default!;
    private TableState _state = default!;
    private string _typed = "";
    private ITimer? _searching;

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>The title of the card.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What the rows are.</summary>
    [Parameter, EditorRequired]
    public required Dimension Dimension { get; set; }

    /// <summary>The figures, in the order of the columns.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Kpi> Columns { get; set; }

    /// <summary>The column sorted by at first, largest first.</summary>
    [Parameter, EditorRequired]
    public required Kpi SortBy { get; set; }

    /// <summary>Rows of a page at first, one of <see cref="TableState.Sizes"/>.</summary>
    [Parameter]
    public int PageSize { get; set; } = TableState.Sizes[0];

    /// <summary>Before the names in the address, where a page has more than one table.</summary>
    [Parameter]
    public string Prefix { get; set; } = "";

    /// <summary>A figure whose course is drawn at the end of each row; null: none.</summary>
    [Parameter]
    public Kpi? Trend { get; set; }

    /// <summary>Where the name of a row leads; null: to its own page, and where there is none, it narrows the filter.</summary>
    [Parameter]
    public Func<KpiRow, string?>? RowLink { get; set; }

    /// <summary>False for a short list that needs no search.</summary>
    [Parameter]
    public bool IsSearchable { get; set; } = true;

    /// <summary>False for a short list: it has pages only when its rows do not fit on one.</summary>
    [Parameter]
    public bool IsPaged { get; set; } = true;

    /// <summary>False where the page says the totals elsewhere.</summary>
    [Parameter]
    public bool HasTotal { get; set; } = true;

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private IEnumerable<OwnPage> OwnPages { get; set; } = default!;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private KpiTexts KpiTexts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WidgetText> Text { get; set; } = default!;

    // An order can be in several groups of its lines; a customer, a region have theirs alone.
    private string? DoNotAddUp =>
        Dimension.Grain == Grain.Line && Columns.Where(kpi => kpi is { IsAdditive: false, Denominator: null, Unit: KpiUnit.Count }).ToArray() is { Length: > 0 } distinct
            ? Text["DoNotAddUp", string.Join(", ", distinct.Select(KpiTexts.Title))].Value
            : null;

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _searching?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _start = new TableState(SortBy, Descending: true, Page: 1, PageSize, Search: "");
        ReadAddress();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        ReadAddress();
        StateHasChanged();
    });

    private void ReadAddress()
    {
        var state = TableState.Read(Navigation.Uri, Prefix, Columns, _start);
        if (state == _state) return;
        if (_searching is null) _typed = state.Search;
        _state = state;
    }

    private async Task<TablePage> LoadAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        var (state, columns) = (_state, Columns);
        // The total is asked for, never added up from rows; of what a search found there is none.
        var totals = !HasTotal || state.Search.Length > 0 ? null : Queries.TotalsAsync(columns, filter, cancellationToken);
        var breakdown = await Queries.BreakdownAsync(columns, filter, Dimension, state.Order, cancellationToken);
        if (breakdown.Rows.Count == 0 && breakdown.TotalRows > 0)
        {
            // The address names a page that is no more: the last one it is.
            state = state with { Page = (breakdown.TotalRows - 1) / state.Size + 1 };
            breakdown = await Queries.BreakdownAsync(columns, filter, Dimension, state.Order, cancellationToken);
        }

        var trends = Trend is null || breakdown.Rows.Count == 0 ? null
            : await Queries.TrendsAsync(Trend, filter, Dimension, [.. breakdown.Rows.Select(row => row.Key)], cancellationToken);
        return new TablePage(breakdown.Rows, breakdown.TotalRows, (state.Page - 1) * state.Size + 1, totals is null ? null : (await totals).Values, trends?.Values);
    }

    // What has no id, as the orders without a customer, has no page.
    private string? LinkOf(KpiRow row) => RowLink is not null ? RowLink(row)
        : row.Key.Length > 0 ? OwnPages.FirstOrDefault(page => page.Subject == Dimension.Field)?.AddressOf(row.Key, Context.Filter) : null;

    private void ChangeTo(TableState state, bool replaces = false) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(state.Write(Prefix, _start)), replace: replaces);

    private int PageOf(TablePage answer) => (answer.First - 1) / _state.Size + 1;

    private void GoTo(int page) => ChangeTo(_state with { Page = page });

    private void OnSize(ChangeEventArgs e) =>
        ChangeTo(_state with { Size = int.Parse((string)e.Value!, CultureInfo.InvariantCulture), Page = 1 });

    private void OnTyped(ChangeEventArgs e)
    {
        _typed = (string?)e.Value ?? "";
        _searching?.Dispose();
        _searching = Time.CreateTimer(_ => InvokeAsync(Search), null, SearchDelay, Timeout.InfiniteTimeSpan);
    }

    // A search is one entry of the history, however many letters it took.
    private void Search()
    {
        _searching?.Dispose();
        _searching = null;
        ChangeTo(_state with { Search = _typed.Trim(), Page = 1 }, replaces: _state.Search.Length > 0);
    }

    private void ClearSearch()
    {
        _typed = "";
        Search();
    }

    private Task<KpiBreakdown> AllAsync(CancellationToken cancellationToken) => Queries.BreakdownAsync(
        Columns, Context.Filter with { Grain = null }, Dimension, new BreakdownOrder(_state.Sort, _state.Descending) { Search = _state.Search }, cancellationToken);

    /// <summary>What the table shows.</summary>
    /// <param name="Rows">The rows of the page.</param>
    /// <param name="TotalRows">How many rows there are in all.</param>
    /// <param name="First">Number of the first row, from 1.</param>
    /// <param name="Totals">The figures over all rows, by id; null: not asked for, or not there, as of a search.</param>
    /// <param name="Trends">The course of a figure by key; null: none is asked for.</param>
    public sealed record TablePage(
        IReadOnlyList<KpiRow> Rows, int TotalRows, int First, IReadOnlyDictionary<string, KpiValue>? Totals, IReadOnlyDictionary<string, IReadOnlyList<decimal?>>? Trends);
}
