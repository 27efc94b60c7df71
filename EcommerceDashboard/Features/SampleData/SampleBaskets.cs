using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>What is in an order: which products, how many, at which price, discount and cost.</summary>
internal sealed class SampleBaskets(SplitMix64 random)
{
    private const double UnknownCostChance = 0.008;
    private const decimal PriceRisePerYear = 0.04m;

    private static readonly double[] LineCounts = SplitMix64.Accumulate([36, 25, 16, 10, 6, 4, 3]);
    private static readonly double[] ConsumerQuantities = SplitMix64.Accumulate([66, 20, 8, 4, 2]);
    private static readonly double[] CompanyQuantities = SplitMix64.Accumulate([30, 24, 16, 12, 8, 5, 3, 2]);

    private readonly Dictionary<(int Month, int Launches), double[]> _shelves = [];

    /// <summary>The lines of an order of that day, each product once.</summary>
    /// <param name="day">The local day.</param>
    /// <param name="elapsed">How much of the shop's history has passed, 0…1.</param>
    /// <param name="year">Whole years since the first day: prices rise with them.</param>
    /// <param name="company">Companies buy more.</param>
    public List<OrderLine> Fill(DateOnly day, double elapsed, int year, bool company)
    {
        var lines = new List<OrderLine>(random.Pick(LineCounts) + 1);
        var shelf = Shelf(day.Month, elapsed);
        var discounts = SampleSeasons.Discounts(day);
        while (lines.Count < lines.Capacity)
        {
            var product = SampleCatalogue.Products[random.Pick(shelf)];
            if (lines.Exists(line => line.ProductId == product.Id)) continue;
            var steps = random.Chance(discounts.Chance) ? discounts.FewestSteps + random.Next(discounts.MostSteps - discounts.FewestSteps + 1) : 0;
            lines.Add(Line(product, year, random.Pick(company ? CompanyQuantities : ConsumerQuantities) + 1, steps * 0.05m));
        }
        return lines;
    }

    private OrderLine Line(SampleProduct product, int year, int quantity, decimal discount)
    {
        var unitPrice = Cents(product.ListPrice * (1 + PriceRisePerYear * year));
        var sales = Cents(quantity * unitPrice * (1 - discount));
        var cost = quantity * Cents(unitPrice * product.CostShare);
        return new OrderLine
        {
            ProductId = product.Id,
            Name = product.Name,
            Category = product.Category,
            SubCategory = product.SubCategory,
            Quantity = quantity,
            UnitPrice = unitPrice,
            Discount = discount,
            Sales = sales,
            Profit = random.Chance(UnknownCostChance) ? null : sales - cost,
        };
    }

    /// <summary>The weights of the products on sale.</summary>
    private double[] Shelf(int month, double elapsed)
    {
        var launches = SampleCatalogue.Products.Count(product => product.LaunchedAt <= elapsed);
        if (!_shelves.TryGetValue((month, launches), out var shelf))
        {
            shelf = SplitMix64.Accumulate(SampleCatalogue.Products.Select(product => product.LaunchedAt > elapsed
                ? 0
                : product.Popularity * SampleSeasons.CategoryPull(product.Category, product.SubCategory, month)));
            _shelves.Add((month, launches), shelf);
        }
        return shelf;
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
