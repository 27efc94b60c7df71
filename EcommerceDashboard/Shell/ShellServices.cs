using EcommerceDashboard.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using MudBlazor;
using MudBlazor.Services;

namespace EcommerceDashboard.Shell;

/// <summary>The frame of every page: components, languages, headers, error pages.</summary>
public static class ShellServices
{
    /// <summary>Registers what the frame needs.</summary>
    public static IServiceCollection AddDashboardShell(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            // The state persisted while prerendering comes back through the socket, whose default of 32 KB closes the circuit without a word.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = 256 * 1024);
        services.AddMudServices();
        services.AddTransient<MudLocalizer, MudBlazorTexts>();
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(LanguagePreference.Languages[0]);
            options.SupportedCultures = [.. LanguagePreference.Languages];
            options.SupportedUICultures = [.. LanguagePreference.Languages];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.AddResponseCompression();
        return services;
    }

    /// <summary>Adds the frame's middleware and the pages. Comes before what other parts map.</summary>
    public static WebApplication MapDashboardShell(this WebApplication app)
    {
        app.Use(AnswerHeadAsGetAsync);
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // Behind what routes a request anew, to an error page, and behind what changes its method.
        app.UseRouting();
        app.Use((context, next) =>
        {
            // The API answers for itself.
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet(LanguagePreference.Path, LanguagePreference.Choose).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>Pages and files are mapped for GET alone; a monitor that asks for the head of one gets that of the same answer.</summary>
    private static async Task AnswerHeadAsGetAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
        }
        await next(context);
    }
}
