using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Features.Places;

/// <summary>The warehouses of the shop and the form of one.</summary>
public sealed partial class Warehouses
{
    private WarehouseForm? _form;
    private ElementReference _heading;
    private bool _isFocusDue;
    private bool _isSaving;
    private string? _message;
    private string? _deleting;

    /// <summary>Another one: the warehouses have changed.</summary>
    [Parameter, EditorRequired]
    public required string Variant { get; set; }

    /// <summary>A warehouse was saved or deleted.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private IPlaces Places { get; set; } = default!;

    [Inject]
    private Lazy<Gazetteer> Gazetteer { get; set; } = default!;

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isFocusDue) return;
        _isFocusDue = false;
        await _heading.FocusAsync();
    }

    private Task<WarehouseList> LoadAsync(DashboardFilter filter, CancellationToken cancellationToken) => Places.WarehousesAsync(cancellationToken);

    private void Open(WarehouseForm form) => (_form, _message, _deleting, _isFocusDue) = (form, null, null, true);

    private void Close() => (_form, _message) = (null, null);

    private void Find(WarehouseForm form)
    {
        form.Errors.Clear();
        _message = form.Find(Gazetteer.Value) ? "Found" : "Error.NotFound";
    }

    private async Task SaveAsync(WarehouseForm form, WarehouseList list)
    {
        if (_isSaving) return;
        var warehouse = form.Read(Gazetteer.Value, list.Known.Select(known => known.Id));
        _message = warehouse is null ? "Error.Form" : null;
        if (warehouse is null) return;
        if (await ChangeAsync(() => Places.SaveAsync(warehouse, form.ReplacedId, CancellationToken.None))) Close();
    }

    private async Task DeleteAsync(Warehouse warehouse)
    {
        _deleting = null;
        await ChangeAsync(() => Places.DeleteWarehouseAsync(warehouse.Id, CancellationToken.None));
    }

    private async Task<bool> ChangeAsync(Func<Task> change)
    {
        _isSaving = true;
        try
        {
            await change();
        }
        catch (Exception exception) when (PlacesFeature.IsDatabaseAway(exception))
        {
            _message = "Error.NotSaved";
            return false;
        }
        finally
        {
            _isSaving = false;
        }

        await OnChanged.InvokeAsync();
        return true;
    }
}
