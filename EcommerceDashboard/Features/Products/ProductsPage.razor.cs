using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Products;

/// <summary>What sells, how much of it goes into an order, and what it earns. Two queries answer all cards; treemap, rankings and tables ask for themselves.</summary>
public sealed partial class ProductsPage
{
    private const int MostBars = 10;

    private static readonly Kpi[] Cards = [ProductKpis.Revenue, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder, ProductKpis.Sold];

    private static readonly Kpi[] Columns = [ProductKpis.Revenue, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder, SalesKpis.Profit, SalesKpis.Margin];

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    /// <summary>What the values of the filter are called.</summary>
    [CascadingParameter]
    public FilterData Data { get; set; } = FilterData.Unknown;

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ProductsText> Text { get; set; } = default!;

    // The length of the buckets is no matter of totals: another one leaves the cards alone.
    private DashboardFilter FiguresFilter => Context.Filter with { Grain = null };

    // As the treemap: all categories, or what is in the chosen ones.
    private Dimension GroupedBy => Context.Filter[FilterField.Category].IsEmpty ? Dimension.Category : Dimension.SubCategory;

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(Cards, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    private string GroupAddress(KpiRow row) => FilterContext.UrlOf(ProductsFeature.Path, Context.Filter.With(GroupedBy.Field!, row.Key));

    private string NameOf(string id) => Data.Options?[FilterField.Product].FirstOrDefault(option => option.Value == id)?.Label ?? id;
}
