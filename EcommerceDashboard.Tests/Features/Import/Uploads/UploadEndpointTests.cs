using System.Net;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import.Uploads;

// What a browser sends is in Browser/DataPageTests: it needs a page for its token.
public sealed class UploadEndpointTests(DashboardWebApp app) : IClassFixture<DashboardWebApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_WithoutTheTokenOfAPage_IsRefused()
    {
        using var client = app.CreateClient();
        using var content = new StringContent("a,b\n1,2\n");

        using var answer = await client.PostAsync(new Uri("/data/upload?name=orders.csv", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/data/rejects/unknown", HttpStatusCode.NotFound)]
    [InlineData("/data/rejects/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/data/export?format=exe", HttpStatusCode.BadRequest)]
    [InlineData("/data/export?format=7", HttpStatusCode.BadRequest)]
    public async Task Download_ThatIsNone_IsRefused(string address, HttpStatusCode status)
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("csv", "text/csv", "orderId,")]
    [InlineData("json", "application/json", "[")]
    [InlineData("ndjson", "application/x-ndjson", "{")]
    public async Task Export_OfAllOrders_IsAFile(string format, string mediaType, string begin)
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync(new Uri("/data/export?format=" + format, UriKind.Relative), Cancellation);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.EndsWith("." + format, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.StartsWith(begin, (await answer.Content.ReadAsStringAsync(Cancellation)).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }
}
