using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Proposal;
using EcommerceDashboard.Features.Sources.Runs;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources;

public sealed class SourceCatalogTests : IAsyncLifetime
{
    private readonly SourceShop _shop = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Shop => _shop.Database.DatabaseNamespace.DatabaseName;

    private SourceCatalog Catalog(DashboardCollections? collections = null) =>
        new(collections ?? _shop.Collections, _shop.Store, new SourceJobs(_shop.Runner, _shop.Store, _shop.Time, NullLogger<SourceJobs>.Instance));

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Databases_ThoseOfTheServerItself_AreNotOffered()
    {
        await _shop.AddRetailAsync();

        var databases = await Catalog().DatabasesAsync(Cancel);

        Assert.Contains(Shop, databases);
        Assert.DoesNotContain(databases, name => name is "admin" or "config" or "local");
    }

    [Fact]
    public async Task Collections_ThoseOfTheDashboard_AreNotOfferedAsSources()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(_shop.Of(SourceLayouts.Retail));
        await _shop.DashboardDatabase.CreateCollectionAsync("webshop", cancellationToken: Cancel);

        Assert.Equal(["Customers", "Orders", "Products"], await Catalog().CollectionsAsync(Shop, Cancel));
        Assert.Equal(["webshop"], await Catalog().CollectionsAsync(_shop.DashboardDatabase.DatabaseNamespace.DatabaseName, Cancel));
    }

    [Fact]
    public async Task Propose_KnownLayout_IsRecognizedByItsCollectionsAndFields()
    {
        await _shop.AddRetailAsync();

        var proposal = await Catalog().ProposeAsync(Shop, "Orders", Cancel);

        Assert.Same(SourceLayouts.Retail, proposal.Layout);
        Assert.Equal(("Orders", Shop), (proposal.Definition.Name, proposal.Definition.Database));
    }

    [Fact]
    public async Task Propose_CollectionOfALayoutMissing_IsReadByNames()
    {
        await _shop.AddRetailAsync();
        await _shop.Database.DropCollectionAsync("Products", Cancel);

        var proposal = await Catalog().ProposeAsync(Shop, "Orders", Cancel);

        Assert.Null(proposal.Layout);
        Assert.Equal("Order ID", proposal.Definition.Fields["orderId"].Path);
        Assert.Equal(["Customers"], proposal.Definition.Joins.Select(join => join.Collection));
    }

    [Fact]
    public async Task Fields_OfACollection_HaveTypesAndAnExample()
    {
        await _shop.InsertAsync("sales", "{ _id: 1, total: 0.2, items: [ { sku: 'X' } ] }", "{ _id: 2, total: '12' }");

        var fields = await Catalog().FieldsAsync(Shop, "sales", Cancel);

        Assert.Equal([(null, "_id"), (null, "total"), (null, "items"), ("items", "sku")], fields.Select(field => (field.Lines, field.Path)));
        Assert.Equal(["double", "string"], fields[1].Types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Anything_DatabaseAway_IsAnErrorOfTheSources()
    {
        using var away = new MongoClient("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100&connectTimeoutMS=100");

        await Assert.ThrowsAsync<SourceAccessException>(() => Catalog(new DashboardCollections(away.GetDatabase("away"))).DatabasesAsync(Cancel));
    }
}
