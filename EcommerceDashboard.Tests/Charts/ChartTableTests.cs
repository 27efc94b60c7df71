using Bunit;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Charts;

public sealed class ChartTableTests : DashboardTestContext
{
    [Fact]
    public void Render_Chart_IsARealTableWithFullValues()
    {
        var table = Render<ChartTable>(parameters => parameters.Add(table => table.Spec, Specs.Months).Add(table => table.Caption, "Sales over time"));

        Assert.Equal("Sales over time", table.Find("caption").TextContent);
        Assert.Equal(["Month", "Sales", "Compared with", "2016"], table.FindAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Jan 2017", "$1,234.50", "Jan 2016", "$1,000.00"], table.FindAll("tbody tr:first-child > *").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("–", table.Find("tbody tr:nth-child(2) td:last-child").TextContent);
        Assert.Equal("Incomplete: 1–14 Mar 2017 only", table.Find("tbody tr:nth-child(3) .note").TextContent);
    }

    [Fact]
    public void Name_WithMarkup_IsText()
    {
        var table = Render<ChartTable>(parameters => parameters.Add(table => table.Spec, Specs.Bars("<b>Lamp</b>")).Add(table => table.Caption, "Products"));

        Assert.Equal("<b>Lamp</b>", table.Find("tbody th").TextContent.Trim());
        Assert.Empty(table.FindAll("tbody b"));
    }

    [Fact]
    public void Value_Negative_IsMarked()
    {
        var spec = Specs.Bars("Lamp") with { Series = [new("Profit", KpiUnit.Money, [-12m])] };
        var cell = Render<ChartTable>(parameters => parameters.Add(table => table.Spec, spec).Add(table => table.Caption, "Profit")).Find("tbody td");

        Assert.Equal("-$12.00", cell.TextContent);
        Assert.Contains("negative", cell.ClassList);
    }

    [Fact]
    public void Row_Chosen_ReportsItsCategory()
    {
        ChartCategory? chosen = null;
        var table = Render<ChartTable>(parameters => parameters
            .Add(table => table.Spec, Specs.Bars("West", "East"))
            .Add(table => table.Caption, "Regions")
            .Add(table => table.Chosen, ["key-0"])
            .Add(table => table.OnCategoryClick, category => chosen = category));

        Assert.Equal(["Remove West from the filter", "Filter by East"], table.FindAll("tbody button").Select(button => button.GetAttribute("aria-label")));
        table.FindAll("tbody button")[1].Click();

        Assert.Equal("key-1", chosen?.Key);
    }

    [Fact]
    public void HeatMap_IsRowsByColumnsAndItsCellsCanBeChosen()
    {
        ChartCell? chosen = null;
        var table = Render<ChartTable>(parameters => parameters
            .Add(table => table.Spec, Specs.HeatMap)
            .Add(table => table.Caption, "Sales by weekday and month")
            .Add(table => table.OnCellClick, cell => chosen = cell));

        Assert.Equal(["Weekday", "Jan", "Feb", "Mar"], table.FindAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Monday", "$10.00", "–", "$30.00"], table.FindAll("tbody tr:first-child > *").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(5, table.FindAll("tbody button").Count);
        table.Find("tbody tr:nth-child(2) td:last-child button").Click();

        Assert.Equal(("3", "tue"), (chosen?.Category.Key, chosen?.Series.Key));
    }

    [Fact]
    public void Marks_StandBelowTheTable()
    {
        var spec = Specs.Bars("0–10") with { Kind = ChartKind.Histogram, Marks = [new("Median", 4m, KpiUnit.Money, 0.4m)] };
        var table = Render<ChartTable>(parameters => parameters.Add(table => table.Spec, spec).Add(table => table.Caption, "Order values"));

        Assert.Equal("Median: $4.00", table.Find("p.note").TextContent);
    }
}
