using System.Globalization;
using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

// Keys that are computed, and what they are called.
public sealed partial record Dimension
{
    /// <summary>Width of a band of <see cref="DaysSincePrevious"/>.</summary>
    public const int GapBandDays = 30;

    /// <summary>The last band of <see cref="OrdersPerCustomer"/>: so many orders or more.</summary>
    public const int MostOrdersPerCustomer = 15;

    /// <summary>The lower bounds of <see cref="DistanceBand"/> in km, the first one 0.</summary>
    public static IReadOnlyList<int> DistanceBands { get; } = [0, 50, 100, 250, 500, 1_000, 2_500];

    /// <summary>
    /// Delivery distance in bands of one width, for a histogram; the key is the lower bound in km, and the last band holds all that is farther.
    /// Orders whose distance is not known have no key. <see cref="DistanceBand"/> has the bands of docs/kpis.md.
    /// </summary>
    /// <param name="width">Width of a band in km.</param>
    /// <param name="last">The lower bound of the last band in km, a multiple of the width.</param>
    public static Dimension DistanceHistogram(int width, int last) => DistanceBand with
    {
        Expression = _ => new BsonDocument("$cond", new BsonArray
        {
            new BsonDocument("$gte", new BsonArray { "$distanceKm", 0 }),
            new BsonDocument("$min", new BsonArray
            {
                last,
                new BsonDocument("$multiply", new BsonArray { width, new BsonDocument("$floor", new BsonDocument("$divide", new BsonArray { "$distanceKm", width })) }),
            }),
            BsonNull.Value,
        }),
        Label = (key, culture) => DistanceLabel(key, [.. Enumerable.Range(0, (last / width) + 1).Select(band => band * width)], culture),
    };

    /// <summary>Buckets of time, for a matrix; a key is the first local day of the bucket as addresses write it. Series have the comparison too: ask for those where there is one key only.</summary>
    internal static Dimension Time(Granularity grain) => new("time", Grain.Order, "orderedAt")
    {
        Expression = calendar =>
        {
            var truncation = new BsonDocument { { "date", "$orderedAt" }, { "unit", FilterQueryString.NameOf(grain) }, { "timezone", calendar.ZoneId } };
            if (grain == Granularity.Week) truncation["startOfWeek"] = FilterQueryString.NameOf(calendar.WeekStart);
            return new BsonDocument("$dateTrunc", truncation);
        },
    };

    private static BsonDocument PlaceKey { get; } = new("$cond", new BsonArray
    {
        new BsonDocument("$gt", new BsonArray { "$shipTo.city", BsonNull.Value }),
        new BsonDocument("$concat", new BsonArray { "$shipTo.city", After("$shipTo.state"), After("$shipTo.country") }),
        BsonNull.Value,
    });

    private static BsonDocument After(string path) =>
        new("$ifNull", new BsonArray { new BsonDocument("$concat", new BsonArray { ", ", path }), "" });

    private static BsonDocument PartOf(string expression, BusinessCalendar calendar) =>
        new(expression, new BsonDocument { { "date", "$orderedAt" }, { "timezone", calendar.ZoneId } });

    private static BsonDocument BandOf(string path, IReadOnlyList<int> bounds) => new("$switch", new BsonDocument
    {
        {
            "branches", new BsonArray(bounds.Reverse().Select(bound => new BsonDocument
            {
                { "case", new BsonDocument("$gte", new BsonArray { path, bound }) },
                { "then", bound },
            }))
        },
        { "default", BsonNull.Value },
    });

    private static string BandLabel(string key, int width, CultureInfo culture)
    {
        var first = int.Parse(key, CultureInfo.InvariantCulture);
        return KpiWords.Format(culture, "DayBand", first, first + width - 1);
    }

    private static string DistanceLabel(string key, IReadOnlyList<int> bounds, CultureInfo culture)
    {
        var lower = int.Parse(key, CultureInfo.InvariantCulture);
        var upper = bounds.FirstOrDefault(bound => bound > lower);
        string Number(int km) => km.ToString("N0", culture);
        return upper == 0 ? KpiWords.Format(culture, "KilometresOver", Number(lower)) : KpiWords.Format(culture, "KilometresBetween", Number(lower), Number(upper));
    }

    private static string PercentOf(string key, CultureInfo culture) =>
        $"{(decimal.Parse(key, CultureInfo.InvariantCulture) * 100m).ToString("0.##", culture)}\u202F%";
}
