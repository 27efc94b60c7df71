using System.Globalization;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The picture that the menu of a chart saves, for every way of drawing: maps and treemaps go other ways inside Plotly than lines do.</summary>
public sealed class ChartPictureTests(DashboardBrowser browser) : BrowserTest(browser)
{
    /// <summary>Title, axes and background alone have fewer.</summary>
    private const int FewestColours = 40;

    [Theory]
    [InlineData("/", "sales-over-time", "sales-and-profit-over-time.png")]
    [InlineData("/products", "products-treemap", "revenue-and-margin-by-category.png")]
    [InlineData("/time", "time-calendar", "sales-by-day.png")]
    [InlineData("/geography", "geo-map", "where-orders-go.png")]
    public async Task Picture_Saved_ShowsTheChartAtTwiceItsSize(string path, string card, string fileName)
    {
        var page = await OpenAsync(path);
        var chart = page.Locator($"#{card}-chart");
        await Assertions.Expect(chart.Locator(".main-svg").First).ToBeVisibleAsync();
        var box = await chart.BoundingBoxAsync();

        var download = await page.RunAndWaitForDownloadAsync(async () =>
        {
            await page.Locator($"[popovertarget={card}-menu]").First.ClickAsync();
            await page.Locator($"#{card}-menu").GetByText("Download PNG", new() { Exact = true }).ClickAsync();
        });

        Assert.Equal(fileName, download.SuggestedFilename);
        var picture = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var (width, colours) = await LookAtAsync(page, picture);
        Assert.Equal(2 * Math.Round(box!.Width), width);
        Assert.True(colours >= FewestColours, string.Create(CultureInfo.InvariantCulture, $"{colours} colours are no picture of a chart."));
    }

    private static async Task<(int Width, int Colours)> LookAtAsync(IPage page, byte[] picture)
    {
        var seen = await page.EvaluateAsync<int[]>(
            """
            async base64 => {
              const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
              const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
              const canvas = new OffscreenCanvas(image.width, image.height);
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
              return [image.width, new Set(pixels).size];
            }
            """,
            Convert.ToBase64String(picture));
        return (seen[0], seen[1]);
    }
}
