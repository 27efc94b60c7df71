using System.Security.Cryptography;
using EcommerceDashboard.Data;
using MongoDB.Bson;
using NodaTime;

namespace EcommerceDashboard.Features.SampleData;

public class SampleShopTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);
    private static readonly Lazy<IReadOnlyList<OrderDocument>> Shop = new(() => [.. new SampleShop(DateTimeZone.Utc, Today, 12_000).Orders()]);

    private static List<OrderDocument> Completed => [.. Shop.Value.Where(order => order.Status == OrderStatus.Completed)];

    [Fact]
    public void Orders_SameAnchor_AreTheSameOnEveryMachine()
    {
        MongoMapping.Register();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var order in new SampleShop(DateTimeZoneProviders.Tzdb["Europe/Paris"], Today, 500).Orders()) hash.AppendData(order.ToBson());

        Assert.Equal("1E085A0575BC387B42431816ACAA4922", Convert.ToHexString(hash.GetHashAndReset())[..32]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public void Orders_AnySize_AreAsManyAsAskedForBesideRefunds(int orders)
    {
        var shop = new SampleShop(DateTimeZone.Utc, Today, orders).Orders();

        Assert.Equal(orders, shop.Count(order => order.Status != OrderStatus.Refund));
    }

    [Fact]
    public void Orders_Ids_AreUniqueAndTimesAscend()
    {
        Assert.Equal(Shop.Value.Count, Shop.Value.Select(order => order.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Shop.Value.Select(order => order.OrderedAt).Order(), Shop.Value.Select(order => order.OrderedAt));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/St_Johns")]
    [InlineData("Australia/Lord_Howe")]
    public void Orders_Days_AreTheLast36MonthsUpToYesterdayOfTheShop(string zone)
    {
        var dateTimeZone = DateTimeZoneProviders.Tzdb[zone];
        var orders = new SampleShop(dateTimeZone, Today, 5_000).Orders().ToList();
        var days = orders.Select(order => Instant.FromDateTimeUtc(order.OrderedAt).InZone(dateTimeZone).Date.ToDateOnly()).ToList();

        Assert.Equal(new DateOnly(2023, 3, 15), days.Min());
        Assert.Equal(new DateOnly(2026, 3, 14), days.Max());
        var now = dateTimeZone.AtStartOfDay(LocalDate.FromDateOnly(Today)).ToDateTimeUtc();
        Assert.All(orders, order => Assert.True(!(order.OrderedAt >= now) && !(order.ShippedAt >= now) && !(order.DeliveredAt >= now)));
    }

    [Fact]
    public void Orders_Totals_AreTheSumsOfTheirLinesToTheCent() => Assert.All(Shop.Value, order =>
    {
        Assert.Equal(order.Lines.Sum(line => line.Sales), order.Sales);
        Assert.Equal(order.Lines.Sum(line => line.Quantity), order.Units);
        var costed = order.Lines.Where(line => line.Profit is not null).ToList();
        Assert.Equal(costed.Count == 0 ? null : costed.Sum(line => line.Profit), order.Profit);
        Assert.Equal(costed.Sum(line => line.Sales), order.CostedSales);
        Assert.Equal(order.Lines.Select(line => line.Category).Distinct().Order(StringComparer.Ordinal), order.Categories);
        Assert.Equal(order.Lines.Count, order.Lines.Select(line => line.ProductId).Distinct().Count());
        Assert.All(order.Lines, line => Assert.Equal(decimal.Round(line.Sales, 2), line.Sales));
    });

    [Fact]
    public void Orders_Shares_AreBelievable()
    {
        var all = Shop.Value;
        var lines = all.Where(order => order.Status != OrderStatus.Refund).SelectMany(order => order.Lines).ToList();
        var completed = Completed;
        var refunds = all.Where(order => order.Status == OrderStatus.Refund).ToList();
        var perCustomer = completed.Where(order => order.Customer is not null).CountBy(order => order.Customer!.Id).Select(pair => pair.Value).ToList();

        Assert.InRange(lines.Count, 27_000, 33_000);
        Assert.InRange(all.Count(order => order.Status == OrderStatus.Cancelled) / 12_000.0, 0.015, 0.025);
        Assert.InRange(refunds.Count / 12_000.0, 0.02, 0.04);
        Assert.InRange(lines.Count(line => line.Profit < 0) / (double)lines.Count, 0.02, 0.15);
        Assert.InRange(lines.Count(line => line.Profit is null) / (double)lines.Count, 0.002, 0.02);
        Assert.InRange(lines.Count(line => line.Discount > 0) / (double)lines.Count, 0.15, 0.35);
        Assert.InRange(perCustomer.Count(orders => orders > 1) / (double)perCustomer.Count, 0.3, 0.6);
        Assert.InRange(perCustomer.Max(), 15, 400);
        Assert.InRange(completed.Count(order => order.Customer is null) / (double)completed.Count, 0.005, 0.03);
        var margin = completed.Sum(order => order.Profit ?? 0) / completed.Sum(order => order.CostedSales);
        Assert.InRange(margin, 0.15m, 0.4m);
    }

    [Fact]
    public void Orders_Seasons_ShowGrowthPeaksAndTheSummerDip()
    {
        var completed = Completed;
        decimal Sales(DateOnly from, DateOnly to) =>
            completed.Where(order => DateOnly.FromDateTime(order.OrderedAt) is var day && day >= from && day <= to).Sum(order => order.Sales);

        Assert.True(Sales(new(2025, 3, 15), new(2026, 3, 14)) > 1.3m * Sales(new(2023, 3, 15), new(2024, 3, 14)));
        Assert.True(Sales(new(2025, 11, 1), new(2025, 12, 31)) > 1.4m * Sales(new(2025, 7, 1), new(2025, 8, 31)));
        var blackFriday = completed.Count(order => DateOnly.FromDateTime(order.OrderedAt) == new DateOnly(2025, 11, 28));
        Assert.True(blackFriday > 2 * completed.Count(order => DateOnly.FromDateTime(order.OrderedAt) == new DateOnly(2025, 11, 14)));
        Assert.Equal(DayOfWeek.Saturday, completed.CountBy(order => order.OrderedAt.DayOfWeek).MinBy(pair => pair.Value).Key);
        Assert.True(completed.Count(order => order.OrderedAt.Hour is >= 18 and <= 21) > 5 * completed.Count(order => order.OrderedAt.Hour is >= 1 and <= 4));
    }

    [Fact]
    public void Orders_Places_AreRealAndDistancesFit()
    {
        var completed = Completed;

        Assert.Equal(7, completed.Select(order => order.ShipTo!.Region).Distinct().Count());
        Assert.InRange(completed.Select(order => order.ShipTo!.City).Distinct().Count(), 60, 80);
        Assert.Equal(3, completed.Select(order => order.ShipFrom!.Id).Distinct().Count());
        Assert.All(completed, order =>
        {
            var (from, to) = (order.ShipFrom!.Location!.Coordinates, order.ShipTo!.Location!.Coordinates);
            Assert.Equal(GreatCircle.Kilometres(from.Latitude, from.Longitude, to.Latitude, to.Longitude), order.DistanceKm!.Value, 0.001);
            Assert.True(order.ShippedAt is null || order.ShippedAt > order.OrderedAt);
            Assert.True(order.DeliveredAt is null || order.DeliveredAt > order.ShippedAt);
        });
    }

    [Fact]
    public void Orders_Refunds_GiveBackWhatWasSoldBefore()
    {
        var sold = Shop.Value.Where(order => order.Status == OrderStatus.Completed).ToDictionary(order => order.Id[3..], StringComparer.Ordinal);

        Assert.All(Shop.Value.Where(order => order.Status == OrderStatus.Refund), refund =>
        {
            var order = sold[refund.Id[3..]];
            Assert.True(refund.OrderedAt > order.DeliveredAt);
            Assert.Equal(order.Customer, refund.Customer);
            Assert.All(refund.Lines, line => Assert.Contains(order.Lines, before =>
                before.ProductId == line.ProductId && before.Sales == -line.Sales && before.Quantity == -line.Quantity));
        });
    }

    [Fact]
    public void Catalogue_Products_AreManyAndDistinct()
    {
        Assert.Equal(250, SampleCatalogue.Products.Count);
        Assert.Equal(250, SampleCatalogue.Products.Select(product => product.Id).Distinct().Count());
        Assert.Equal(250, SampleCatalogue.Products.Select(product => product.Name).Distinct().Count());
        Assert.Equal(5, SampleCatalogue.Products.Select(product => product.Category).Distinct().Count());
        Assert.All(SampleCatalogue.Products, product => Assert.InRange(product.CostShare, 0.2m, 0.95m));
    }
}
