namespace EcommerceDashboard.Features.SampleData;

/// <summary>When the sample shop sells: growth, seasons, weekdays, hours and the peaks around Black Friday.</summary>
/// <remarks>Plain arithmetic only: what mathematical functions return in the last digit depends on the machine, and the sample must not.</remarks>
internal static class SampleSeasons
{
    private const double GrowthOverHistory = 0.9;

    private static readonly double[] Months = [0.86, 0.82, 0.93, 0.96, 1.00, 0.94, 0.80, 0.79, 0.98, 1.05, 1.28, 1.42];

    /// <summary>From Sunday on, as <see cref="DayOfWeek"/> counts.</summary>
    private static readonly double[] Weekdays = [1.12, 1.14, 1.06, 1.02, 0.98, 0.92, 0.76];

    private static readonly double[] WorkdayHours =
        SplitMix64.Accumulate([1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 3, 5, 6.5, 7, 6.5, 7, 6, 5.5, 5.5, 5.5, 6, 7, 8.5, 9.5, 8, 5, 2.5]);

    private static readonly double[] WeekendHours =
        SplitMix64.Accumulate([1.5, 0.8, 0.4, 0.2, 0.2, 0.3, 0.8, 1.8, 3.5, 5.5, 7, 7.5, 7, 6.5, 6.5, 6.5, 6.5, 6.5, 7, 7.5, 7.5, 6.5, 4.5, 2.5]);

    /// <summary>How many orders the day draws, relative to other days.</summary>
    /// <param name="day">The local day.</param>
    /// <param name="elapsed">How much of the history lies before it, 0…1.</param>
    /// <param name="random">For chance from day to day.</param>
    public static double DayWeight(DateOnly day, double elapsed, SplitMix64 random) =>
        (1 + GrowthOverHistory * elapsed) * Months[day.Month - 1] * Weekdays[(int)day.DayOfWeek] * Peak(day) * random.Between(0.8, 1.2);

    /// <summary>A local time of day.</summary>
    public static TimeSpan TimeOfDay(DateOnly day, SplitMix64 random)
    {
        var hours = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendHours : WorkdayHours;
        return new TimeSpan(random.Pick(hours), random.Next(60), random.Next(60));
    }

    /// <summary>Seasonal pull of a category, 1 on average.</summary>
    public static double CategoryPull(string category, string subCategory, int month) => (category, month) switch
    {
        (SampleCatalogue.Electronics, 11 or 12) => 1.7,
        (SampleCatalogue.Electronics, _) => 0.9,
        (SampleCatalogue.Outdoor, >= 4 and <= 7) => subCategory == "Garden" ? 2.4 : 1.6,
        (SampleCatalogue.Outdoor, 11 or 12 or 1 or 2) => subCategory is "Garden" or "Camping" ? 0.25 : 0.7,
        (SampleCatalogue.Furniture, 1 or 9) => 1.4,
        (SampleCatalogue.Office, 1 or 8 or 9) => 1.5,
        (SampleCatalogue.Home, 11 or 12) => 1.25,
        _ => 1,
    };

    /// <summary>Chance of a discount on a line, and the steps of 5 % it is drawn from.</summary>
    public static (double Chance, int FewestSteps, int MostSteps) Discounts(DateOnly day) =>
        IsBlackWeek(day) ? (0.65, 4, 9)
        : day is { Month: 1, Day: <= 25 } or { Month: 7 } ? (0.42, 3, 8)
        : (0.17, 1, 6);

    private static double Peak(DateOnly day)
    {
        var toBlackFriday = day.DayNumber - BlackFriday(day.Year).DayNumber;
        return (toBlackFriday, day) switch
        {
            (0, _) => 4.2,
            (3, _) => 3.3,
            (1 or 2, _) => 2.2,
            ( >= -4 and < 0, _) => 1.4,
            (_, { Month: 12, Day: >= 6 and <= 18 }) => 1.35,
            (_, { Month: 12, Day: >= 23 and <= 26 }) => 0.35,
            (_, { Month: 12, Day: 31 }) or (_, { Month: 1, Day: 1 }) => 0.5,
            _ => 1,
        };
    }

    private static bool IsBlackWeek(DateOnly day) => day.DayNumber - BlackFriday(day.Year).DayNumber is >= -2 and <= 3;

    /// <summary>The day after the fourth Thursday of November.</summary>
    private static DateOnly BlackFriday(int year)
    {
        var first = new DateOnly(year, 11, 1);
        var firstThursday = first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7);
        return firstThursday.AddDays(22);
    }
}
