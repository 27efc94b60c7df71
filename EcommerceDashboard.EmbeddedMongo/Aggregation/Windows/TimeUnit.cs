namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>A unit of time of window bounds, derivatives and integrals.</summary>
internal sealed class TimeUnit
{
    private readonly int _months;

    private TimeUnit(long milliseconds, int months)
    {
        Milliseconds = milliseconds;
        _months = months;
    }

    /// <summary>The length; null: it varies (months and longer).</summary>
    public long? Milliseconds => _months == 0 ? field : null;

    /// <summary>Parses the name of a unit.</summary>
    /// <exception cref="CommandException">FailedToParse (9).</exception>
    public static TimeUnit Parse(BsonValue name) => (name as BsonString)?.Value switch
    {
        "millisecond" => new(1, 0),
        "second" => new(1_000, 0),
        "minute" => new(60_000, 0),
        "hour" => new(3_600_000, 0),
        "day" => new(86_400_000, 0),
        "week" => new(7 * 86_400_000, 0),
        "month" => new(0, 1),
        "quarter" => new(0, 3),
        "year" => new(0, 12),
        _ => throw CommandException.FailedToParse($"unknown time unit value: {name}"),
    };

    /// <summary>The date so many units later (UTC).</summary>
    public BsonDateTime Add(BsonDateTime date, long count) => _months == 0
        ? new BsonDateTime(date.MillisecondsSinceEpoch + (count * Milliseconds!.Value))
        : new BsonDateTime(date.ToUniversalTime().AddMonths(checked((int)(count * _months))));
}
