using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>
/// Who orders. An order comes from a new customer, or from one who ordered before, drawn in proportion to the orders he has placed:
/// so a few become regulars and most never return (Simon: "On a Class of Skew Distribution Functions", 1955).
/// </summary>
internal sealed class SampleCustomers(SplitMix64 random, int orders)
{
    private const double NewCustomerChance = 0.36;

    /// <summary>Consumers who are drawn for another order stay away this often; companies do not.</summary>
    private const double ConsumerReluctance = 0.35;

    private static readonly double[] Segments = SplitMix64.Accumulate([58, 24, 18]);

    private static readonly (string Name, double Start, double End, double[] Cities, int FirstCity)[] Regions = [.. SamplePlaces.Regions.Select(Region)];

    /// <summary>The customer of every order so far: drawing from it is drawing by number of orders.</summary>
    private readonly List<int> _buyers = new(orders);
    private readonly List<Buyer> _customers = [];

    /// <summary>What is remembered of a customer; name and address are made again from the number.</summary>
    private readonly record struct Buyer(byte City, byte Segment);

    /// <summary>A customer who places an order now.</summary>
    /// <param name="elapsed">How much of the shop's history has passed, 0…1.</param>
    public int Next(double elapsed)
    {
        if (_buyers.Count > 0 && !random.Chance(NewCustomerChance))
        {
            var regular = _buyers[random.Next(_buyers.Count)];
            // Half of the time someone whose last order is fresher: interest fades.
            if (random.Chance(0.5)) regular = _buyers[_buyers.Count - 1 - random.Next((_buyers.Count + 2) / 3)];
            if (_customers[regular].Segment != 0 || !random.Chance(ConsumerReluctance)) return regular;
        }
        _customers.Add(new Buyer((byte)DrawCity(elapsed), (byte)random.Pick(Segments)));
        return _customers.Count - 1;
    }

    /// <summary>A city for an order without a known customer.</summary>
    public int DrawCity(double elapsed)
    {
        Span<double> weights = stackalloc double[Regions.Length];
        var sum = 0.0;
        for (var i = 0; i < Regions.Length; i++) weights[i] = sum += Regions[i].Start + (Regions[i].End - Regions[i].Start) * elapsed;
        var region = Regions[random.Pick(weights)];
        return region.FirstCity + random.Pick(region.Cities);
    }

    /// <summary>Where the customer lives.</summary>
    public int CityOf(int customer) => _customers[customer].City;

    /// <summary>Whether the customer buys for a company.</summary>
    public bool IsCompany(int customer) => _customers[customer].Segment != 0;

    /// <summary>The customer as it stands in an order.</summary>
    public OrderCustomer Describe(int customer)
    {
        var own = new SplitMix64(0xC0FFEE_0000 + (ulong)customer);
        var (segment, name) = _customers[customer].Segment switch
        {
            0 => ("Consumer", SampleNames.Person(own)),
            1 => ("Corporate", SampleNames.Company(own)),
            _ => ("Small Business", SampleNames.Company(own)),
        };
        return new OrderCustomer(FormattableString.Invariant($"C-{100001 + customer}"), name, segment);
    }

    /// <summary>Counts a placed order that was not cancelled.</summary>
    public void Count(int customer) => _buyers.Add(customer);

    private static (string, double, double, double[], int) Region(SampleRegion region)
    {
        var cities = SamplePlaces.Cities.Index().Where(city => city.Item.Region == region.Name).ToList();
        return (region.Name, region.WeightAtStart, region.WeightAtEnd, SplitMix64.Accumulate(cities.Select(city => city.Item.Weight)), cities[0].Index);
    }
}
