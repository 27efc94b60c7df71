using System.Net;
using System.Text.RegularExpressions;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Shell;

/// <summary>What the server sends before any script runs: headers, language, theme, figures, error pages.</summary>
public partial class FirstResponseTests(DashboardWebApp app) : IClassFixture<DashboardWebApp>
{
    [Fact]
    public async Task Page_Sent_AllowsOnlyItsOwnOrigin()
    {
        var response = await GetAsync("/");

        var policy = PolicyOf(response);
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src[^;]*unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Page_WithInlineScripts_GivesEachTheNonceOfItsPolicy()
    {
        var response = await GetAsync("/");
        var html = await BodyAsync(response);

        var nonce = Nonce.Match(PolicyOf(response)).Groups[1].Value;
        var inline = Script.Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(attributes => !attributes.Contains("src=", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(inline);
        Assert.All(inline, attributes => Assert.Contains($"nonce=\"{nonce}\"", attributes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_SentTwice_HasTwoNonces() => Assert.NotEqual(PolicyOf(await GetAsync("/")), PolicyOf(await GetAsync("/")));

    [Fact]
    public async Task Page_Sent_NamesNoOtherOrigin() =>
        Assert.DoesNotMatch("(?:src|href|action)=\"(?:https?:)?//", await BodyAsync(await GetAsync("/")));

    [Theory]
    [InlineData("fr", null, "fr")]
    [InlineData("fr-CA,fr;q=0.9", null, "fr")]
    [InlineData("de", null, "en")]
    [InlineData("fr", "c%3Den%7Cuic%3Den", "en")]
    public async Task Language_OfTheReader_IsTheCookiesThenTheBrowsers(string acceptLanguage, string? cookie, string expected)
    {
        var html = await BodyAsync(await GetAsync("/", ("Accept-Language", acceptLanguage), ("Cookie", cookie is null ? null : $".AspNetCore.Culture={cookie}")));

        Assert.Contains($"<html lang=\"{expected}\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    [InlineData(null, "light")]
    public async Task Theme_InTheCookie_IsInTheFirstHtml(string? cookie, string expected)
    {
        var html = await BodyAsync(await GetAsync("/", ("Cookie", cookie is null ? null : $"theme={cookie}")));

        Assert.Contains($" data-theme=\"{expected}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freshness_AndFilterOfTheAddress_AreInTheFirstHtml()
    {
        var html = await BodyAsync(await GetAsync("/?region=West"));

        Assert.Contains("Data to 20 Dec 2017", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Remove Region: West\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatIsNotThere_Is404AndSaysSo()
    {
        var response = await GetAsync("/nowhere", ("Accept-Language", "fr"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Cette page n’existe pas", WebUtility.HtmlDecode(await BodyAsync(response)), StringComparison.Ordinal);
        Assert.NotEmpty(PolicyOf(response));
    }

    [Theory]
    [InlineData("/products/P-CHAIR", HttpStatusCode.OK, "Furniture")]
    [InlineData("/products/nothing", HttpStatusCode.NotFound, "There is no product “nothing”")]
    [InlineData("/customers/C-00", HttpStatusCode.OK, "Customer C-00")]
    [InlineData("/customers/nobody", HttpStatusCode.NotFound, "There is no customer “nobody”")]
    public async Task Page_OfOneThing_Is404WhenThereIsNone(string path, HttpStatusCode status, string text)
    {
        var response = await GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(text, WebUtility.HtmlDecode(await BodyAsync(response)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "text/html")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "text/html")]
    [InlineData("/data/export?format=ndjson", HttpStatusCode.OK, "application/x-ndjson")]
    [InlineData("/api/kpis", HttpStatusCode.OK, "application/json")]
    [InlineData("/favicon.svg", HttpStatusCode.OK, "image/svg+xml")]
    public async Task Head_OfAnAddress_IsThatOfItsPage(string path, HttpStatusCode status, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((status, mediaType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await BodyAsync(response));
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    public async Task Host_ThatIsNotAllowed_GetsNothing(string host, HttpStatusCode status)
    {
        var response = await GetAsync("/data/export?format=ndjson", ("Host", host));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task ApiAddress_ThatIsNotThere_IsNotAnsweredWithAPage()
    {
        var response = await GetAsync("/api/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/fonts/inter-latin.woff2", "font/woff2")]
    [InlineData("/fonts/inter-latin-ext.woff2", "font/woff2")]
    [InlineData("/favicon.ico", "image/x-icon")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Asset_OfTheFrame_IsServed(string path, string expected)
    {
        var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Language_Chosen_ComesBackToThePage()
    {
        var response = await GetAsync("/preferences/culture?culture=fr&returnUrl=%2F%3Fregion%3DWest");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/?region=West", response.Headers.Location?.OriginalString);
        Assert.Contains(".AspNetCore.Culture=c%3Dfr", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce { get; }

    [GeneratedRegex("<script([^>]*)>")]
    private static partial Regex Script { get; }

    // The framework adds a policy of its own for frame-ancestors; ours is the long one.
    private static string PolicyOf(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").MaxBy(policy => policy.Length)!;

    private static Task<string> BodyAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            if (value is not null) request.Headers.Add(name, value);
        return await app.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
