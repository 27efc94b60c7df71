using System.Globalization;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>A product of the sample shop.</summary>
internal sealed record SampleProduct(string Id, string Name, string Category, string SubCategory)
{
    /// <summary>Price of a piece in the first year, before discount.</summary>
    public required decimal ListPrice { get; init; }

    /// <summary>What a piece costs the shop, as a share of its price before discount.</summary>
    public required decimal CostShare { get; init; }

    /// <summary>How often it is bought, relative to other products.</summary>
    public required double Popularity { get; init; }

    /// <summary>When it came on sale, as a share of the shop's history; 0: there from the start.</summary>
    public required double LaunchedAt { get; init; }
}

/// <summary>What the sample shop sells: five categories, twenty-five sub-categories, ten products each.</summary>
internal static class SampleCatalogue
{
    public const string Electronics = "Electronics", Home = "Home & Kitchen", Furniture = "Furniture", Outdoor = "Sports & Outdoor", Office = "Office";

    private const int LaunchesEvery = 5;

    /// <summary>One sub-category: its two makes, and five articles with the price of the first make.</summary>
    private sealed record Range(string Category, string SubCategory, string Code, string Make, string PremiumMake, decimal CostShare, params (string Name, decimal Price)[] Articles);

    private static readonly Range[] Ranges =
    [
        new(Electronics, "Audio", "ELE-AUD", "Sonarc", "Halden", 0.68m, ("Wireless Earbuds", 59), ("Over-Ear Headphones", 119), ("Bookshelf Speakers", 189), ("Soundbar", 229), ("Portable Speaker", 79)),
        new(Electronics, "Computers", "ELE-COM", "Vectra", "Norlund", 0.82m, ("Laptop 14″", 749), ("Mini PC", 449), ("Monitor 27″", 259), ("Mechanical Keyboard", 89), ("Docking Station", 139)),
        new(Electronics, "Phones", "ELE-PHO", "Kivo", "Astera", 0.80m, ("Smartphone 128 GB", 379), ("Fast Charger 65 W", 35), ("Phone Case", 19), ("Power Bank 20,000 mAh", 45), ("Car Mount", 25)),
        new(Electronics, "Cameras", "ELE-CAM", "Lumora", "Belvedere", 0.75m, ("Compact Camera", 329), ("Action Camera", 249), ("Travel Tripod", 69), ("Memory Card 128 GB", 29), ("Camera Backpack", 89)),
        new(Electronics, "Smart Home", "ELE-SMH", "Casalume", "Norlund", 0.66m, ("Smart Bulb, Pack of 3", 39), ("Video Doorbell", 129), ("Smart Thermostat", 159), ("Smart Plug, Pack of 4", 35), ("Robot Vacuum", 329)),
        new(Home, "Cookware", "HOM-COO", "Marlowe", "Fjordline", 0.52m, ("Enamel Casserole 24 cm", 79), ("Cast-Iron Pan 28 cm", 49), ("Saucepan Set", 119), ("Chef’s Knife", 59), ("Baking Tray Set", 29)),
        new(Home, "Small Appliances", "HOM-APP", "Brightwell", "Casalume", 0.64m, ("Espresso Machine", 279), ("Stand Mixer", 249), ("Kettle 1.7 L", 39), ("Air Fryer", 109), ("Hand Blender", 45)),
        new(Home, "Bedding", "HOM-BED", "Linnea", "Halcyon", 0.45m, ("Linen Duvet Cover", 109), ("Down Pillow", 49), ("Wool Blanket", 89), ("Cotton Sheet Set", 69), ("Mattress Topper", 139)),
        new(Home, "Lighting", "HOM-LIG", "Casalume", "Fjordline", 0.50m, ("Pendant Lamp", 89), ("Floor Lamp", 129), ("Desk Lamp", 49), ("Table Lamp", 59), ("LED Strip 5 m", 25)),
        new(Home, "Storage", "HOM-STO", "Orden", "Linnea", 0.48m, ("Woven Basket", 25), ("Glass Jar Set", 29), ("Shoe Rack", 45), ("Storage Box, Pack of 4", 35), ("Coat Stand", 69)),
        new(Furniture, "Chairs", "FUR-CHA", "Orden", "Halcyon", 0.66m, ("Ergonomic Office Chair", 249), ("Dining Chair, Pair", 179), ("Bar Stool", 89), ("Armchair", 329), ("Folding Chair", 39)),
        new(Furniture, "Desks", "FUR-DES", "Orden", "Norlund", 0.70m, ("Standing Desk 140 cm", 449), ("Writing Desk", 219), ("Corner Desk", 279), ("Monitor Stand", 45), ("Drawer Unit", 129)),
        new(Furniture, "Bookcases", "FUR-BOO", "Alder & Oak", "Halcyon", 0.71m, ("Five-Shelf Bookcase", 149), ("Wall Shelf", 45), ("Ladder Shelf", 99), ("Glass-Door Cabinet", 349), ("Cube Shelf", 119)),
        new(Furniture, "Tables", "FUR-TAB", "Alder & Oak", "Fjordline", 0.78m, ("Dining Table 180 cm", 549), ("Coffee Table", 169), ("Side Table", 69), ("Console Table", 189), ("Nesting Tables", 119)),
        new(Furniture, "Sofas", "FUR-SOF", "Marlowe", "Halcyon", 0.76m, ("Two-Seat Sofa", 649), ("Three-Seat Sofa", 899), ("Sofa Bed", 749), ("Footstool", 119), ("Daybed", 429)),
        new(Outdoor, "Camping", "SPO-CAM", "Tarn", "Ridgeway", 0.55m, ("Two-Person Tent", 179), ("Sleeping Bag", 99), ("Camping Stove", 49), ("Headlamp", 29), ("Cool Box 30 L", 69)),
        new(Outdoor, "Cycling", "SPO-CYC", "Velora", "Ridgeway", 0.62m, ("City Bicycle", 499), ("Bicycle Helmet", 59), ("Light Set", 29), ("Pannier Bags", 79), ("Floor Pump", 39)),
        new(Outdoor, "Fitness", "SPO-FIT", "Pacer", "Halden", 0.57m, ("Yoga Mat", 35), ("Dumbbell Set 20 kg", 89), ("Rowing Machine", 429), ("Fitness Watch", 149), ("Resistance Bands", 19)),
        new(Outdoor, "Garden", "SPO-GAR", "Tarn", "Brightwell", 0.54m, ("Garden Bench", 159), ("Charcoal Grill", 129), ("Watering Set", 39), ("Raised Bed", 89), ("Parasol 3 m", 99)),
        new(Outdoor, "Footwear", "SPO-FOO", "Pacer", "Ridgeway", 0.49m, ("Trail Running Shoes", 109), ("Hiking Boots", 149), ("Walking Sandals", 69), ("Merino Socks, Pack of 3", 29), ("Waterproof Gaiters", 35)),
        new(Office, "Paper", "OFF-PAP", "Quarto", "Linden", 0.42m, ("Copy Paper, 5 Reams", 29), ("Notebook A5", 12), ("Sketch Pad A3", 17), ("Envelopes, Pack of 100", 9), ("Sticky Notes, Pack of 12", 8)),
        new(Office, "Writing", "OFF-WRI", "Quarto", "Astera", 0.38m, ("Fountain Pen", 39), ("Gel Pens, Pack of 10", 12), ("Highlighters, Pack of 6", 7), ("Mechanical Pencil", 9), ("Whiteboard Markers", 8)),
        new(Office, "Filing", "OFF-FIL", "Orden", "Linden", 0.46m, ("Lever Arch Files, Pack of 10", 25), ("Document Tray", 19), ("Hanging Files, Pack of 25", 22), ("Label Maker", 49), ("Filing Cabinet", 179)),
        new(Office, "Machines", "OFF-MAC", "Vectra", "Brightwell", 0.84m, ("Laser Printer", 219), ("Paper Shredder", 99), ("Label Printer", 149), ("Laminator", 59), ("Projector", 399)),
        new(Office, "Breakroom", "OFF-BRE", "Marlowe", "Brightwell", 0.50m, ("Ground Coffee, 6 × 500 g", 45), ("Mug Set", 29), ("Water Carafe", 25), ("Tea Assortment", 19), ("Filter Coffee Machine", 119)),
    ];

    /// <summary>All products, each sub-category together; the same on every run.</summary>
    public static IReadOnlyList<SampleProduct> Products { get; } = [.. Build()];

    private static IEnumerable<SampleProduct> Build()
    {
        var random = new SplitMix64(0x5EED_CA7A);
        var number = 0;
        foreach (var range in Ranges)
        {
            for (var i = 0; i < range.Articles.Length * 2; i++)
            {
                var premium = i >= range.Articles.Length;
                var (name, price) = range.Articles[i % range.Articles.Length];
                var listPrice = premium ? Math.Round(price * 1.45m) : price;
                yield return new SampleProduct(
                    string.Create(CultureInfo.InvariantCulture, $"{range.Code}-{1001 + i}"),
                    $"{(premium ? range.PremiumMake : range.Make)} {name}",
                    range.Category,
                    range.SubCategory)
                {
                    ListPrice = listPrice - 0.01m,
                    CostShare = range.CostShare + Math.Round((decimal)random.Between(-0.06, 0.05), 3),
                    // Dear things sell less often; some articles are hits, most are not.
                    Popularity = random.Between(0.25, 1) * random.Between(0.25, 1) * (premium ? 0.55 : 1) * 40 / (40 + (double)listPrice),
                    LaunchedAt = number++ % LaunchesEvery == LaunchesEvery - 1 ? random.Between(0.1, 0.85) : 0,
                };
            }
        }
    }
}
