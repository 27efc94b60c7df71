using Microsoft.Extensions.Localization;
using MudBlazor;

namespace EcommerceDashboard.Shell;

/// <summary>MudBlazor's own texts (button labels of pickers and pagers) in the reader's language; what is not in the resources stays MudBlazor's English.</summary>
public sealed class MudBlazorTexts(IStringLocalizer<MudBlazorTexts> texts) : MudLocalizer
{
    /// <inheritdoc />
    public override LocalizedString this[string key] => texts[key];

    /// <inheritdoc />
    public override LocalizedString this[string key, params object[] arguments] => texts[key, arguments];
}
