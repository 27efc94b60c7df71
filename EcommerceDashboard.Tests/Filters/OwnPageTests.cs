namespace EcommerceDashboard.Filters;

public class OwnPageTests
{
    private static readonly OwnPage Customer = new("/customers", FilterField.Customer);

    [Theory]
    [InlineData("AA-10315", "/customers/AA-10315?region=West")]
    [InlineData("a/b", "/customers/a%2Fb?region=West")]
    [InlineData("100% ?#&+\\", "/customers/100%25%20%3F%23%26%2B%5C?region=West")]
    [InlineData("<b>Ångström</b> 💡", "/customers/%3Cb%3E%C3%85ngstr%C3%B6m%3C%2Fb%3E%20%F0%9F%92%A1?region=West")]
    public void Address_OfAnyId_LeadsBackToIt(string id, string address)
    {
        Assert.Equal(address, Customer.AddressOf(id, DashboardFilter.Everything.With(FilterField.Region, "West").With(FilterField.Customer, "Another")));

        Assert.Equal(id, Customer.IdIn(new Uri("http://shop.example" + address).AbsolutePath));
    }

    [Theory]
    [InlineData("/customers")]
    [InlineData("/customers/")]
    [InlineData("/products/P-1")]
    public void Address_OfAnotherPage_HasNoId(string path) => Assert.Null(Customer.IdIn(path));
}
