using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcommerceDashboard.Features.Sources;

public sealed class SourceChangesTests : IAsyncLifetime
{
    private readonly SourceShop _shop = new();

    private SourceChanges Changes => new(_shop.Collections, NullLogger<SourceChanges>.Instance);

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Watch_ServerWithoutChangeStreams_IsNotWorthAskingAgain() =>
        Assert.False(await Changes.WatchAsync(_shop.Of(SourceLayouts.Retail), () => Assert.Fail("There was no change."), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Watch_ToldToEnd_MayBeBegunAgain() =>
        Assert.True(await Changes.WatchAsync(_shop.Of(SourceLayouts.Retail), () => Assert.Fail("There was no change."), new CancellationToken(canceled: true)));
}
