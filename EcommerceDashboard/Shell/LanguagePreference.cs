using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace EcommerceDashboard.Shell;

/// <summary>The languages of the dashboard and the address that chooses one.</summary>
public static class LanguagePreference
{
    /// <summary>The address of the choice: <c>?culture=fr&amp;returnUrl=/</c>.</summary>
    public const string Path = "/preferences/culture";

    /// <summary>Every language, the first being the default.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <summary>The address that changes to a language and comes back to a page.</summary>
    public static string Address(CultureInfo language, string returnUrl) =>
        $"{Path}?culture={Uri.EscapeDataString(language.Name)}&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>Keeps the language in a cookie and goes back to the page; 400 for a language there is not.</summary>
    public static Results<RedirectHttpResult, ProblemHttpResult> Choose(string? culture, string? returnUrl, HttpContext context)
    {
        var language = Languages.FirstOrDefault(language => string.Equals(language.Name, culture, StringComparison.OrdinalIgnoreCase));
        if (language is null)
        {
            return TypedResults.Problem(
                $"culture was '{culture}'; expected one of: {string.Join(", ", Languages.Select(known => known.Name))}.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
        return TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    // "//host" and "/\host" are other sites to a browser.
    private static bool IsLocal(string? url) => url is ['/'] or ['/', not '/' and not '\\', ..] && !url.Any(char.IsControl);
}
