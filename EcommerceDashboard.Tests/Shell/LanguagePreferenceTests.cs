using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace EcommerceDashboard.Shell;

public class LanguagePreferenceTests
{
    [Theory]
    [InlineData("/customers?region=West", "/customers?region=West")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/\t/elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void Choose_ReturnUrl_IsFollowedOnlyOnThisSite(string? returnUrl, string expected)
    {
        var result = LanguagePreference.Choose("fr", returnUrl, new DefaultHttpContext());

        Assert.Equal(expected, Assert.IsType<RedirectHttpResult>(result.Result).Url);
    }

    [Fact]
    public void Choose_KnownLanguage_IsKeptInTheCookie()
    {
        var context = new DefaultHttpContext();

        LanguagePreference.Choose("FR", "/", context);

        var cookie = Assert.Single(context.Response.Headers.SetCookie.ToArray());
        Assert.StartsWith($"{CookieRequestCultureProvider.DefaultCookieName}=c%3Dfr%7Cuic%3Dfr;", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tlh")]
    [InlineData(null)]
    public void Choose_OtherLanguage_IsRefusedAndNamed(string? culture)
    {
        var context = new DefaultHttpContext();

        var result = LanguagePreference.Choose(culture, "/", context);

        var problem = Assert.IsType<ProblemHttpResult>(result.Result);
        Assert.Equal(StatusCodes.Status400BadRequest, problem.StatusCode);
        Assert.Equal($"culture was '{culture}'; expected one of: en, fr.", problem.ProblemDetails.Detail);
        Assert.Empty(context.Response.Headers.SetCookie.ToArray());
    }

    [Fact]
    public void Address_OfALanguage_EscapesTheWayBack() =>
        Assert.Equal("/preferences/culture?culture=fr&returnUrl=%2F%3Fa%3D1%26b%3D2", LanguagePreference.Address(CultureInfo.GetCultureInfo("fr"), "/?a=1&b=2"));
}
