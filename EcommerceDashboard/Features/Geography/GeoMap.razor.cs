using System.Collections.Immutable;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Features.Geography;

/// <summary>The map of the page.</summary>
public sealed partial class GeoMap
{
    /// <summary>How many cities are drawn at most: more cover each other, and none of them can be clicked.</summary>
    public const int MostCities = 300;

    /// <summary>From this share of orders on, all orders are taken for American: what goes elsewhere is named below the map.</summary>
    public const decimal NearlyAll = 0.95m;

    private const string Usa = "USA";

    private static readonly Kpi[] Figures = [SalesKpis.Total, SalesKpis.Profit, SalesKpis.Orders];
    private static readonly Kpi[] FiguresOfCities = [.. Figures, GeoKpis.Latitude, GeoKpis.Longitude];
    private static readonly Kpi[] Definitions = [GeoKpis.SalesByRegion, GeoKpis.ProfitableZones, SalesKpis.Orders, GeoKpis.PlaceCoverage];

    private (MapAnswer? Answer, DashboardFilter? Filter, MapFigure Figure) _drawn;
    private ChartSpec? _spec;

    /// <summary>The choices of the page.</summary>
    [Parameter, EditorRequired]
    public required GeographyView View { get; set; }

    /// <summary>The query of the page, with the share of orders on the map.</summary>
    [Parameter, EditorRequired]
    public required QueryState<KpiTotals> Totals { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    /// <summary>The names of states and countries that the data has.</summary>
    [CascadingParameter]
    public FilterData Data { get; set; } = FilterData.Unknown;

    // Colours have no room for a comparison.
    private DashboardFilter Filter => Context.Filter with { Grain = null, Compare = ComparisonMode.None };

    // The marks of the field that is drawn stay when one is chosen, faint, so that another one can be chosen too.
    private async Task<MapAnswer> LoadAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        var countries = await Queries.BreakdownAsync(Figures, filter.With(FilterField.Country), Dimension.Country, new BreakdownOrder(SalesKpis.Total), cancellationToken);
        var isUsa = IsUsa(countries, filter);
        if (View.Marks == MapMarks.Cities)
        {
            var order = new BreakdownOrder(View.Figure == MapFigure.Orders ? SalesKpis.Orders : SalesKpis.Total, Take: MostCities);
            return new MapAnswer(MapMarks.Cities, isUsa, await Queries.BreakdownAsync(FiguresOfCities, filter.With(FilterField.City), Dimension.Place, order, cancellationToken));
        }

        if (!isUsa) return new MapAnswer(MapMarks.Areas, IsUsa: false, countries);
        var states = await Queries.BreakdownAsync(Figures, filter.With(FilterField.State), Dimension.State, new BreakdownOrder(SalesKpis.Total), cancellationToken);
        return new MapAnswer(MapMarks.Areas, IsUsa: true, states);
    }

    private static bool IsUsa(KpiBreakdown countries, DashboardFilter filter)
    {
        static bool IsUsa(string country) => MapAreas.Country(country) == Usa;
        var chosen = filter[FilterField.Country];
        if (!chosen.IsEmpty) return chosen.All(IsUsa);
        decimal Orders(Func<KpiRow, bool> ofRow) => countries.Rows.Where(ofRow).Sum(row => row.Values[SalesKpis.Orders.Id].Value ?? 0m);
        var all = Orders(_ => true);
        return all > 0m && Orders(row => IsUsa(row.Key)) >= NearlyAll * all;
    }

    private ChartSpec? SpecOf(MapAnswer? answer)
    {
        if (ReferenceEquals(_drawn.Answer, answer) && _drawn.Figure == View.Figure && Context.Filter.Equals(_drawn.Filter)) return _spec;
        _drawn = (answer, Context.Filter, View.Figure);
        if (answer is null || (answer.Marks == MapMarks.Cities && answer.Groups.Rows.All(row => row.Values[GeoKpis.Latitude.Id].Value is null))) return _spec = null;
        if (answer is { Marks: MapMarks.Areas, IsUsa: false } && answer.Groups.Rows.All(row => row.Key.Length == 0)) return _spec = null;
        var chosen = Chosen(answer);
        return _spec = Charts.Map(answer, View.Figure, key => chosen.Count > 0 && !chosen.Contains(key));
    }

    private string? EmptyText(MapAnswer? answer) =>
        answer is null || answer.Groups.Rows.Count == 0 ? null : Text[answer.Marks == MapMarks.Cities ? "NoCoordinates" : "NoCountries"].Value;

    /// <summary>The keys of the marks in the filter; none: all.</summary>
    private ImmutableSortedSet<string> Chosen(MapAnswer? answer) => answer switch
    {
        null => [],
        { Marks: MapMarks.Cities } => Context.Filter[FilterField.City] is { IsEmpty: false } cities
            ? [.. answer.Groups.Rows.Select(row => row.Key).Where(key => cities.Contains(PlaceOf(key).City))]
            : [],
        { IsUsa: true } => Context.Filter[FilterField.State],
        _ => Context.Filter[FilterField.Country],
    };

    private void Narrow(ChartCategory category)
    {
        if (_drawn.Answer is not { } answer) return;
        if (answer.Marks == MapMarks.Areas) Context.Toggle(answer.IsUsa ? FilterField.State : FilterField.Country, category.Key);
        else Context.ChangeTo(PlaceOf(category.Key).ToggledIn(Context.Filter));
    }

    private PlaceName PlaceOf(string key) => PlaceName.Of(key, ValuesOf(FilterField.State), ValuesOf(FilterField.Country));

    private IEnumerable<string> ValuesOf(FilterField field) => Data.Options?[field].Select(option => option.Value) ?? [];
}
