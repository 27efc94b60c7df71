using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Products;

/// <summary>One product.</summary>
public sealed partial class ProductPage() : SubjectPage(ProductsFeature.Product)
{
    private static readonly Kpi[] Cards = [ProductKpis.Revenue, SalesKpis.Profit, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder];
    private static readonly Kpi[] ProfitDetails = [SalesKpis.Margin];
    private static readonly Kpi[] AllTotals = [.. Cards, .. ProfitDetails];
    private static readonly Kpi[] OverTime = [ProductKpis.Revenue, SalesKpis.Profit];
    private static readonly Kpi[] PerOrder = [ProductKpis.QuantityPerOrder];

    [Inject]
    private IStringLocalizer<ProductsText> Text { get; set; } = default!;

    private async Task<Found> FindAsync(DashboardFilter filter, CancellationToken cancellationToken) => new(await FoundAsync(Queries.ProductAsync(SubjectId, cancellationToken)));

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    /// <summary>The answer of a search that may find nothing.</summary>
    private sealed record Found(ProductProfile? Product);
}
