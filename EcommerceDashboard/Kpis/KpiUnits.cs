using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Days as numbers, for figures whose unit is <see cref="KpiUnit.Date"/>.</summary>
public static class KpiUnits
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The day of a figure.</summary>
    public static DateOnly DayOf(decimal number) => Epoch.AddDays((int)number);

    /// <summary>The figure of a day.</summary>
    public static decimal NumberOf(DateOnly day) => day.DayNumber - Epoch.DayNumber;

    /// <summary>The expression that makes such a figure of an instant; null where there is none.</summary>
    /// <param name="instant">A field path of an order.</param>
    public static BsonDocument DayExpression(string instant)
    {
        var epoch = new BsonDocument { { "year", Epoch.Year }, { "month", Epoch.Month }, { "day", Epoch.Day }, { "timezone", ScopeStages.Zone } };
        return OrderMeasures.DaysBetween(new BsonDocument("$dateFromParts", epoch), instant, ScopeStages.Zone);
    }
}
