namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Operands of date operators.</summary>
internal static class DateOperand
{
    /// <summary>The name of a time zone, UTC where it is left out.</summary>
    public static NamedArgument Timezone { get; } = new("timezone", Default: "UTC");

    /// <summary>The milliseconds of a date, or of the time in a timestamp or ObjectId; null: it has none.</summary>
    public static long? Milliseconds(BsonValue? value) => value switch
    {
        BsonDateTime date => date.MillisecondsSinceEpoch,
        BsonTimestamp timestamp => (uint)timestamp.Timestamp * 1000L,
        // Signed, unlike that of a timestamp.
        BsonObjectId id => id.Value.Timestamp * 1000L,
        _ => null,
    };

    /// <summary>The milliseconds of a value that must be a date.</summary>
    public static long Required(BsonValue? value, int code = 16006) => Milliseconds(value)
        ?? throw CommandException.Location(code, $"can't convert from BSON type {BsonTypeNames.Of(value)} to Date");

    /// <summary>A time zone; null: its name is null or missing, and so is the result.</summary>
    public static ZoneRule? Zone(BsonValue? value) => value switch
    {
        BsonString text => ZoneRule.Parse(text.Value),
        _ when Numbers.IsNullish(value) => null,
        _ => throw CommandException.Location(40517, $"timezone must evaluate to a string, found {BsonTypeNames.Of(value)}"),
    };
}
