using EcommerceDashboard.Filters;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Kpis;

/// <summary>What figures and dimensions are called, and what they mean, in the current UI culture.</summary>
public sealed class KpiTexts(KpiCatalog catalog, IStringLocalizerFactory localizers)
{
    private readonly IStringLocalizer _own = localizers.Create(typeof(KpiText));

    /// <summary>A figure's name, as on its card.</summary>
    public string Title(Kpi kpi) => TextOf(kpi, "Title");

    /// <summary>A figure's definition in a sentence or two.</summary>
    public string Description(Kpi kpi) => TextOf(kpi, "Description");

    /// <summary>A dimension's name, as a column header.</summary>
    public string Title(Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return _own[$"Dimension.{dimension.Id}"];
    }

    /// <summary>A granularity's name, as a column header.</summary>
    public string Title(Granularity grain) => _own[$"Granularity.{grain}"];

    private string TextOf(Kpi kpi, string part)
    {
        var area = catalog.AreaOf(kpi);
        return localizers.Create(area.TextType)[$"{kpi.Id}.{part}"];
    }
}

/// <summary>Marks the words of this folder that are resources.</summary>
public sealed class KpiText;
