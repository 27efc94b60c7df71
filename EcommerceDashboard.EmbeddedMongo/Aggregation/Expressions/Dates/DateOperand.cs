namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Operands of date operators.</summary>
internal static class DateOperand
{
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
    public static long Required(BsonValue? value, int code) => Milliseconds(value)
        ?? throw CommandException.Location(code, $"can't convert from BSON type {BsonTypeNames.Of(value)} to Date");
}

/// <summary>The time zone argument of a date operator; a constant one is looked up once.</summary>
internal sealed class ZoneOperand(Expression? expression)
{
    private Known? _known = expression is null ? new("", ZoneRule.Utc) : null;

    /// <summary>The zone for a document; null: the argument is null or missing, and so is the result.</summary>
    /// <param name="value">The argument's value.</param>
    public ZoneRule? Of(BsonValue? value)
    {
        if (expression is null) return ZoneRule.Utc;
        if (Numbers.IsNullish(value)) return null;
        if (value is not BsonString text) throw CommandException.Location(40517, $"timezone must evaluate to a string, found {BsonTypeNames.Of(value)}");
        if (_known is { } known && known.Text == text.Value) return known.Zone;
        var zone = ZoneRule.Parse(text.Value);
        _known = new(text.Value, zone);
        return zone;
    }

    private sealed record Known(string Text, ZoneRule Zone);
}
