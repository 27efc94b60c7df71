using EcommerceDashboard.Features.Places;

namespace EcommerceDashboard.TestKit;

/// <summary>The gazetteer that the app ships, read once for all tests.</summary>
internal static class TestGazetteer
{
    public static Lazy<Gazetteer> Shipped { get; } = new(Gazetteer.ReadShipped);
}
