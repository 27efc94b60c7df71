using EcommerceDashboard.Features.Sources.Proposal;
using EcommerceDashboard.Features.Sources.Runs;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Sources;

/// <summary>Registration of the sources: existing collections of a MongoDB.</summary>
public static class SourcesFeature
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/data/sources";

    /// <summary>Registers what running a source needs.</summary>
    public static IServiceCollection AddSourceRuns(this IServiceCollection services) => services
        .AddSingleton<SourceStore>()
        .AddSingleton<SourceRunner>()
        .AddSingleton<SourceJobs>();

    /// <summary>Registers the page and the schedule.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<SourceChanges>()
        .AddHostedService<SourceSchedule>()
        .AddSingleton<ISources, SourceCatalog>()
        .AddSingleton(new NavEntry(Path, typeof(SourcesText), "Page.Title", Icons.Material.Outlined.AccountTree, Order: 2, Group: 1));
}
