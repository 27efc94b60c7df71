using EcommerceDashboard.Shell;

namespace EcommerceDashboard.Hosting;

/// <summary>The composition of the dashboard: the one place where its parts are put together, for the program and for tests that start it.</summary>
public static class DashboardApp
{
    /// <summary>Registers every part of the dashboard.</summary>
    public static WebApplicationBuilder AddDashboard(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddDashboardShell();

        return builder;
    }

    /// <summary>Adds the middleware and the endpoints of every part.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapDashboardShell();
        return app;
    }
}
