using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Products;

/// <summary>
/// One product under the filter of the page: the figures of the other pages, narrowed to that product. The figures are those that the API gives for
/// the same address with <c>product=</c>.
/// </summary>
public sealed partial class ProductPage
{
    private static readonly Kpi[] Cards = [ProductKpis.Revenue, SalesKpis.Profit, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder];
    private static readonly Kpi[] ProfitDetails = [SalesKpis.Margin];
    private static readonly Kpi[] AllTotals = [.. Cards, .. ProfitDetails];
    private static readonly Kpi[] OverTime = [ProductKpis.Revenue, SalesKpis.Profit];
    private static readonly Kpi[] PerOrder = [ProductKpis.QuantityPerOrder];

    private FilterContext? _page;
    private string? _address;

    /// <summary>The end of the address. Where it has slashes, the router and the server decode it differently, so that the product is read from the address itself.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ProductsText> Text { get; set; } = default!;

    private string ProductId { get; set; } = "";

    /// <summary>The filter of the page, about this product.</summary>
    private FilterContext Product { get; set; } = default!;

    private DashboardFilter OnlyProduct => DashboardFilter.Everything.With(FilterField.Product, ProductId);

    private DashboardFilter FiguresFilter => Product.Filter with { Grain = null };

    private string BackAddress => FilterContext.UrlOf(ProductsFeature.Path, Context.Filter);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (ReferenceEquals(_page, Context) && _address == path) return;
        (_page, _address) = (Context, path);
        ProductId = ProductsFeature.Product.IdIn(path) ?? "";
        Product = Context.About(FilterField.Product, ProductId);
    }

    private async Task<Found> FindAsync(DashboardFilter filter, CancellationToken cancellationToken) => new(await Queries.ProductAsync(ProductId, cancellationToken));

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    /// <summary>The answer of a search that may find nothing.</summary>
    private sealed record Found(ProductProfile? Product);
}
