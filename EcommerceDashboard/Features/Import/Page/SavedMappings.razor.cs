using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Import.Page;

/// <summary>Ways of reading a file that were saved by name, for the next file of the same kind.</summary>
public sealed partial class SavedMappings
{
    private IReadOnlyList<string> _names = [];
    private string _chosen = "";
    private string _name = "";
    private string? _message;

    /// <summary>The one in use.</summary>
    [Parameter, EditorRequired]
    public required ImportMapping Mapping { get; set; }

    /// <summary>Another one is to be used.</summary>
    [Parameter]
    public EventCallback<ImportMapping> OnChosen { get; set; }

    [Inject]
    private ImportMappings Mappings { get; set; } = default!;

    [Inject]
    private ImportAttempts Attempts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ImportText> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) await GuardAsync(LoadAsync);
    }

    private async Task LoadAsync() => _names = await Mappings.NamesAsync(CancellationToken.None);

    private Task UseAsync(ChangeEventArgs change) => GuardAsync(async () =>
    {
        _chosen = change.Value as string ?? "";
        if (_chosen.Length == 0 || await Mappings.FindAsync(_chosen, CancellationToken.None) is not { } mapping) return;
        _name = _chosen;
        await OnChosen.InvokeAsync(mapping);
    });

    private Task SaveAsync() => GuardAsync(async () =>
    {
        await Mappings.SaveAsync(_name.Trim(), Mapping, CancellationToken.None);
        await LoadAsync();
        (_chosen, _message) = (_name.Trim(), Text["Mappings.Saved"]);
    });

    private Task DeleteAsync() => GuardAsync(async () =>
    {
        await Mappings.DeleteAsync(_chosen, CancellationToken.None);
        _chosen = "";
        await LoadAsync();
    });

    private async Task GuardAsync(Func<Task> work)
    {
        _message = null;
        try
        {
            if (await Attempts.RunAsync(work) is { } failure) _message = Text[$"Failure.{failure}"];
        }
        catch (FormatException)
        {
            _message = Text["Mappings.Unreadable"];
        }
    }
}
