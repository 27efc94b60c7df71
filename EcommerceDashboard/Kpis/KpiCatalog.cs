namespace EcommerceDashboard.Kpis;

/// <summary>Every figure of the dashboard, from all areas.</summary>
public sealed class KpiCatalog
{
    private readonly Dictionary<string, (Kpi Kpi, KpiArea Area)> _byId;

    /// <summary>Collects the areas.</summary>
    /// <exception cref="ArgumentException">Two figures have one id, or two different measures one name: they would be added up under each other's name.</exception>
    public KpiCatalog(IEnumerable<KpiArea> areas)
    {
        Areas = [.. areas];
        _byId = Areas.SelectMany(area => area.Kpis, (area, kpi) => (kpi, area)).ToDictionary(entry => entry.kpi.Id, StringComparer.Ordinal);
        var ambiguous = All.SelectMany(kpi => kpi.Measures).Distinct().GroupBy(measure => measure.Name, StringComparer.Ordinal).FirstOrDefault(named => named.Count() > 1);
        if (ambiguous is not null) throw new ArgumentException($"Two different measures are named {ambiguous.Key}.", nameof(areas));
    }

    /// <summary>The areas, in order of registration.</summary>
    public IReadOnlyList<KpiArea> Areas { get; }

    /// <summary>Every figure, area by area.</summary>
    public IEnumerable<Kpi> All => Areas.SelectMany(area => area.Kpis);

    /// <summary>The figure of an id; null: there is none.</summary>
    public Kpi? Find(string id) => _byId.TryGetValue(id, out var entry) ? entry.Kpi : null;

    /// <summary>The area that a figure belongs to.</summary>
    /// <exception cref="KeyNotFoundException">No area has the figure.</exception>
    public KpiArea AreaOf(Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        return _byId[kpi.Id].Area;
    }
}
