using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Products;

/// <summary>From the answers of the products' queries to the charts that only this area has.</summary>
public sealed class ProductCharts(KpiTexts kpiTexts, IStringLocalizer<ProductsText> texts, IStringLocalizer<ChartText> chartTexts)
{
    private const char Inside = '\n';

    /// <summary>Revenue as areas in the colours of their margin, sub-categories inside their categories. What the filter leaves out has no colour.</summary>
    /// <param name="tree">The answer without the sub-categories of the filter.</param>
    /// <param name="filter">The filter.</param>
    public ChartSpec Treemap(CategoryTree tree, DashboardFilter filter)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(filter);
        var inside = tree.SubCategories.Cells.ToLookup(cell => cell.RowKey, StringComparer.Ordinal);
        var chosen = filter[FilterField.SubCategory];
        var marks = new List<(ChartCategory Mark, decimal? Revenue, decimal? Margin)>();
        foreach (var row in tree.Categories.Rows)
        {
            marks.Add((new ChartCategory(row.Key, row.Label), row.Values[ProductKpis.Revenue.Id].Value, row.Values[SalesKpis.Margin.Id].Value));
            foreach (var cell in inside[row.Key].OrderByDescending(cell => cell.Values[ProductKpis.Revenue.Id]))
            {
                var isOut = !chosen.IsEmpty && !chosen.Contains(cell.ColumnKey);
                var mark = new ChartCategory(row.Key + Inside + cell.ColumnKey, cell.ColumnLabel, isOut ? chartTexts["OutOfFilter"].Value : row.Label) { Parent = row.Key, IsOutOfFilter = isOut };
                marks.Add((mark, cell.Values[ProductKpis.Revenue.Id], isOut ? null : cell.Values[SalesKpis.Margin.Id]));
            }
        }

        return new ChartSpec
        {
            Kind = ChartKind.Treemap,
            CategoryTitle = texts["CategoryOrSubCategory"],
            Categories = [.. marks.Select(mark => mark.Mark)],
            Series =
            [
                new(kpiTexts.Title(ProductKpis.Revenue), ProductKpis.Revenue.Unit, [.. marks.Select(mark => mark.Revenue)]),
                new(kpiTexts.Title(SalesKpis.Margin), SalesKpis.Margin.Unit, [.. marks.Select(mark => mark.Margin)]) { Role = SeriesRole.Colour },
            ],
        };
    }

    /// <summary>The filter after a click on a mark of the treemap: into a category, or for one sub-category; where it is chosen already, back.</summary>
    /// <param name="filter">The filter before.</param>
    /// <param name="mark">A mark of <see cref="Treemap"/>.</param>
    public static DashboardFilter Choose(DashboardFilter filter, ChartCategory mark)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(mark);
        if (mark.Parent is { } category)
        {
            var toggled = filter.Toggled(FilterField.SubCategory, mark.Key[(category.Length + 1)..]);
            return filter[FilterField.Category].IsEmpty ? toggled.With(FilterField.Category, category) : toggled;
        }

        return filter[FilterField.Category].IsEmpty ? filter.With(FilterField.Category, mark.Key) : Outside(filter);
    }

    /// <summary>The filter for all categories.</summary>
    public static DashboardFilter Outside(DashboardFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.With(FilterField.Category).With(FilterField.SubCategory);
    }

    /// <summary>Whether a mark of the treemap is a value of the filter.</summary>
    public static bool IsChosen(DashboardFilter filter, ChartCategory mark)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Parent is { } category ? filter[FilterField.SubCategory].Contains(mark.Key[(category.Length + 1)..]) : filter[FilterField.Category].Contains(mark.Key);
    }

    /// <summary>A figure at each discount, from none to the highest.</summary>
    /// <param name="breakdown">The figure by <see cref="Dimension.Discount"/>, in the order of the discounts.</param>
    /// <param name="kpi">A figure of the answer.</param>
    public ChartSpec ByDiscount(KpiBreakdown breakdown, Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(kpi);
        return new ChartSpec
        {
            Kind = ChartKind.Bar,
            CategoryTitle = kpiTexts.Title(Dimension.Discount),
            Categories = [.. breakdown.Rows.Select(row => new ChartCategory(row.Key, row.Label))],
            Series = [new(kpiTexts.Title(kpi), kpi.Unit, [.. breakdown.Rows.Select(row => row.Values[kpi.Id].Value)])],
        };
    }
}

/// <summary>Revenue and margin of categories and of what is in them.</summary>
/// <param name="Categories">By category, largest revenue first.</param>
/// <param name="SubCategories">By category (rows) and sub-category (columns).</param>
public sealed record CategoryTree(KpiBreakdown Categories, KpiMatrix SubCategories);
