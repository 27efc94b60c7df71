using Bunit;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Filters;

public class FilterContextTests : DashboardTestContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void ChangeTo_KeepsWhatThePageItselfHasInTheAddress()
    {
        Navigation.NavigateTo("/time?metric=orders&region=West&best=week");
        var context = new FilterContext(DashboardFilter.Everything.With(FilterField.Region, "West"), Navigation);

        context.ChangeTo(DashboardFilter.Everything.With(FilterField.Region, "East"));

        Assert.EndsWith("/time?region=East&metric=orders&best=week", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void About_AValue_FiltersByItAndLeavesItOutOfAddresses()
    {
        Navigation.NavigateTo("/customers/C-1?region=West");
        var context = new FilterContext(DashboardFilter.Everything.With(FilterField.Region, "West"), Navigation).About(FilterField.Customer, "C-1");

        Assert.Equal(["C-1"], context.Filter[FilterField.Customer]);
        Assert.Equal(["West"], context.Filter.Regions);
        context.Toggle(FilterField.Category, "Furniture");

        Assert.EndsWith("/customers/C-1?region=West&category=Furniture", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void About_AFieldThatIsFilteredToo_KeepsTheReadersChoiceInAddresses()
    {
        Navigation.NavigateTo("/customers/C-1?customer=C-2");
        var context = new FilterContext(DashboardFilter.Everything.With(FilterField.Customer, "C-2"), Navigation).About(FilterField.Customer, "C-1");

        Assert.Equal(["C-1"], context.Filter[FilterField.Customer]);
        context.ChangeTo(context.Filter with { Grain = Granularity.Day });

        Assert.EndsWith("/customers/C-1?customer=C-2&grain=day", Navigation.Uri, StringComparison.Ordinal);
    }
}
