using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import.Page;

public class ByteTextTests
{
    [Theory]
    [InlineData("en-US", 0, "0\u00A0B")]
    [InlineData("en-US", 1023, "1,023\u00A0B")]
    [InlineData("en-US", 1536, "1.5\u00A0KB")]
    [InlineData("en-US", 2551942, "2.4\u00A0MB")]
    [InlineData("en-US", 1073741824, "1\u00A0GB")]
    [InlineData("fr-FR", 1536, "1,5\u00A0Ko")]
    public void Size_InWords_IsInTheReadersLanguage(string culture, double bytes, string words)
    {
        using var context = new DashboardTestContext(culture);

        Assert.Equal(words, ByteText.Of(bytes));
    }
}
