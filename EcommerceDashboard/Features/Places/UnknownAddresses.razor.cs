using EcommerceDashboard.Filters;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace EcommerceDashboard.Features.Places;

/// <summary>The addresses that were not found, a page at a time, and the form that says where one is.</summary>
public sealed partial class UnknownAddresses : IDisposable
{
    private const string Prefix = "unknown-";
    private const int LongestSearch = TableState.LongestSearch;

    private static readonly TableState Start = new(null, Descending: true, Page: 1, TableState.Sizes[0], Search: "");

    private TableState _state = Start;
    private CorrectionForm? _form;
    private ElementReference _heading;
    private bool _isFocusDue;
    private bool _isSaving;
    private string? _message;

    /// <summary>Another one: the addresses have changed.</summary>
    [Parameter, EditorRequired]
    public required string Variant { get; set; }

    /// <summary>An address was corrected.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private IPlaces Places { get; set; } = default!;

    [Inject]
    private Lazy<Gazetteer> Gazetteer { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _state = TableState.Read(Navigation.Uri, Prefix, [], Start);
        Navigation.LocationChanged += OnLocationChanged;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isFocusDue) return;
        _isFocusDue = false;
        await _heading.FocusAsync();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        _state = TableState.Read(e.Location, Prefix, [], Start);
        StateHasChanged();
    });

    private async Task<Listed> LoadAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        var skipped = (_state.Page - 1) * _state.Size;
        return new Listed(await Places.UnknownAsync(_state.Search, skipped, _state.Size, cancellationToken), skipped + 1);
    }

    private void ChangeTo(TableState state) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(state.Write(Prefix, Start)));

    private void OnSearch(ChangeEventArgs e) => ChangeTo(_state with { Search = ((string?)e.Value ?? "").Trim(), Page = 1 });

    private void Open(UnknownPlace place) => (_form, _message, _isFocusDue) = (new CorrectionForm(place, Gazetteer.Value), null, true);

    private async Task SaveAsync(CorrectionForm form)
    {
        if (_isSaving) return;
        var correction = form.Read();
        _message = correction is null ? "Error.Form" : null;
        if (correction is null) return;
        _isSaving = true;
        try
        {
            await Places.SaveAsync(correction, CancellationToken.None);
        }
        catch (Exception exception) when (PlacesFeature.IsDatabaseAway(exception))
        {
            _message = "Error.NotSaved";
            return;
        }
        finally
        {
            _isSaving = false;
        }

        _form = null;
        await OnChanged.InvokeAsync();
    }

    /// <summary>A page of the list.</summary>
    /// <param name="Places">Its addresses.</param>
    /// <param name="First">Number of the first one, from 1.</param>
    public sealed record Listed(UnknownPlaces Places, int First);
}
