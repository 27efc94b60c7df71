using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace EcommerceDashboard.TestKit;

/// <summary>The real KPI queries over a test database.</summary>
public static class TestQueries
{
    /// <summary>Queries of a user who may see everything, or what is given.</summary>
    public static IKpiQueries Over(IMongoDatabase database, BusinessCalendar calendar, DataScope? data = null)
    {
        var collections = new DashboardCollections(database);
        var localizers = new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
        return new KpiQueries(
            collections,
            DataReadiness.Open(),
            new KpiCompiler(calendar),
            calendar,
            data ?? DataScope.Everything,
            new FilterValues(collections, calendar),
            new StringLocalizer<KpiText>(localizers));
    }

    /// <summary>Puts orders into a database as a load does: with indexes, and the first and last day noted.</summary>
    public static async Task LoadAsync(IMongoDatabase database, IReadOnlyList<OrderDocument> orders, CancellationToken cancellationToken)
    {
        var collections = new DashboardCollections(database);
        await collections.Orders.DeleteManyAsync(FilterDefinition<OrderDocument>.Empty, cancellationToken);
        if (orders.Count > 0) await collections.Orders.InsertManyAsync(orders, cancellationToken: cancellationToken);
        await collections.EnsureIndexesAsync(cancellationToken);
        var counting = orders.Where(order => order.Status != OrderStatus.Cancelled).ToArray();
        var previous = await collections.ReadMetaAsync(cancellationToken);
        var meta = new DataMeta
        {
            Version = (previous?.Version ?? 0) + 1,
            LoadedAt = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Source = DataSource.Import,
            FirstOrderedAt = counting.Length == 0 ? null : counting.Min(order => order.OrderedAt),
            LastOrderedAt = counting.Length == 0 ? null : counting.Max(order => order.OrderedAt),
        };
        await collections.Meta.DeleteManyAsync(FilterDefinition<DataMeta>.Empty, cancellationToken);
        await collections.Meta.InsertOneAsync(meta, cancellationToken: cancellationToken);
    }
}
