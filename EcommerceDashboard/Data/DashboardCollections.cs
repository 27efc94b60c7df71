using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>The collections of the dashboard's database, typed, and their indexes.</summary>
public sealed class DashboardCollections
{
    /// <summary>Collection name of <see cref="Orders"/>.</summary>
    public const string OrdersName = "orders";

    /// <summary>Collection name of <see cref="Customers"/>.</summary>
    public const string CustomersName = "customers";

    /// <summary>Collection name of <see cref="Products"/>.</summary>
    public const string ProductsName = "products";

    /// <summary>Collection name of <see cref="Meta"/>.</summary>
    public const string MetaName = "meta";

    /// <summary>Collection name of <see cref="Loads"/>.</summary>
    public const string LoadsName = "loads";

    /// <summary>Collection name of <see cref="Warehouses"/>.</summary>
    public const string WarehousesName = "warehouses";

    /// <summary>Collection name of <see cref="PlaceCorrections"/>.</summary>
    public const string PlaceCorrectionsName = "placeCorrections";

    /// <summary>Collection name of the definitions of sources.</summary>
    public const string SourcesName = "sources";

    /// <summary>What the names of collections begin with in which the orders of a run of a source gather.</summary>
    public const string SourceRunPrefix = "source_run_";

    /// <summary>The collections of a database.</summary>
    public DashboardCollections(IMongoDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        MongoMapping.Register();
        Database = database;
        Orders = database.GetCollection<OrderDocument>(OrdersName);
        Customers = database.GetCollection<CustomerDocument>(CustomersName);
        Products = database.GetCollection<ProductDocument>(ProductsName);
        Meta = database.GetCollection<DataMeta>(MetaName);
        Warehouses = database.GetCollection<Warehouse>(WarehousesName);
        PlaceCorrections = database.GetCollection<PlaceCorrection>(PlaceCorrectionsName);
        Loads = database.GetCollection<LoadRecord>(LoadsName);
    }

    /// <summary>The database.</summary>
    public IMongoDatabase Database { get; }

    /// <summary>Orders and refunds with their lines.</summary>
    public IMongoCollection<OrderDocument> Orders { get; }

    /// <summary>Customers.</summary>
    public IMongoCollection<CustomerDocument> Customers { get; }

    /// <summary>Products.</summary>
    public IMongoCollection<ProductDocument> Products { get; }

    /// <summary>The one <see cref="DataMeta"/>.</summary>
    public IMongoCollection<DataMeta> Meta { get; }

    /// <summary>The history of the loads, see <see cref="LoadHistory"/>.</summary>
    public IMongoCollection<LoadRecord> Loads { get; }

    /// <summary>Warehouses of the shop.</summary>
    public IMongoCollection<Warehouse> Warehouses { get; }

    /// <summary>Addresses that someone of the shop said the place of.</summary>
    public IMongoCollection<PlaceCorrection> PlaceCorrections { get; }

    /// <summary>Whether the dashboard itself writes a collection of its database.</summary>
    public static bool IsOwn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is OrdersName or CustomersName or ProductsName or MetaName or LoadsName or WarehousesName or PlaceCorrectionsName or SourcesName or "import_mappings"
            || name.StartsWith("orders_", StringComparison.Ordinal) || name.StartsWith(SourceRunPrefix, StringComparison.Ordinal);
    }

    /// <summary>What the database holds; null: nothing was loaded yet.</summary>
    public async Task<DataMeta?> ReadMetaAsync(CancellationToken cancellationToken) =>
        await Meta.Find(meta => meta.Id == DataMeta.TheId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Creates the indexes that are missing.</summary>
    public Task EnsureIndexesAsync(CancellationToken cancellationToken) => EnsureIndexesAsync(Orders, cancellationToken);

    /// <summary>Creates the indexes that are missing on a collection of orders, such as one in preparation.</summary>
    public static Task EnsureIndexesAsync(IMongoCollection<OrderDocument> orders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orders);
        return orders.Indexes.CreateManyAsync(OrderIndexes, cancellationToken);
    }

    /// <summary>
    /// Every query of a page has a range of dates, so that each index ends in it: first what is matched by equality, then the range.
    /// A customer's history needs its orders in order, wherever they went.
    /// </summary>
    private static IEnumerable<CreateIndexModel<OrderDocument>> OrderIndexes
    {
        get
        {
            var keys = Builders<OrderDocument>.IndexKeys;
            yield return new(keys.Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.ShipTo!.Region).Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.ShipTo!.Country).Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.ShipTo!.State).Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending("lines.productId").Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.Customer!.Segment).Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.Categories).Ascending(order => order.OrderedAt));
            yield return new(keys.Ascending(order => order.Customer!.Id).Ascending(order => order.OrderedAt));
        }
    }
}
