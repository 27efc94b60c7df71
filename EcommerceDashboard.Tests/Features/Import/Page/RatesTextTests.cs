namespace EcommerceDashboard.Features.Import.Page;

public class RatesTextTests
{
    [Theory]
    [InlineData("EUR=1.08 GBP=1.27", "EUR=1.08 GBP=1.27")]
    [InlineData("gbp=1,27;eur=1,08", "EUR=1.08 GBP=1.27")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("EUR=1 EUR=2", "EUR=2")]
    public void Rates_Written_AreRead(string? written, string rates)
    {
        Assert.True(RatesText.TryRead(written, out var read));
        Assert.Equal(rates, RatesText.Of(read));
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("EUR=")]
    [InlineData("EURO=1")]
    [InlineData("EUR=-1")]
    [InlineData("EUR=0")]
    [InlineData("EUR=1.2.3")]
    [InlineData("€=1.08")]
    [InlineData("EUR=1e9")]
    public void Rates_ThatAreNone_AreRefused(string written) => Assert.False(RatesText.TryRead(written, out _));
}
