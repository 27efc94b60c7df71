namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>
/// The <c>timeseries</c> option of a collection. Its documents are stored as those of any other collection, and must have a date in the time field;
/// the options of buckets are checked and shown, and change nothing.
/// </summary>
/// <remarks>Source: MongoDB manual, "Time Series Collections".</remarks>
internal static class TimeSeries
{
    private const int LongestSpan = 31_536_000;

    /// <summary>Checks the option as a client gives it.</summary>
    /// <param name="owner">The stage or command, for messages.</param>
    /// <param name="value">The option; a field that is null counts as absent.</param>
    /// <returns>The option as <c>listCollections</c> shows it.</returns>
    /// <exception cref="CommandException">A field is missing, unknown, of a wrong type, or does not go with another one.</exception>
    public static BsonDocument Parse(string owner, BsonValue value)
    {
        owner += ".timeseries";
        if (value is not BsonDocument given) throw WrongType(owner, value, "object");
        foreach (var option in given)
        {
            var isKnown = option.Name is "timeField" or "metaField" or "granularity" or "bucketMaxSpanSeconds" or "bucketRoundingSeconds";
            if (!isKnown) throw CommandException.UnknownField($"{owner}.{option.Name}");
        }
        var checkedOptions = new BsonDocument
        {
            { "timeField", Text(owner, given, "timeField") ?? throw CommandException.MissingField($"{owner}.timeField") },
        };
        if (Text(owner, given, "metaField") is { } meta) checkedOptions["metaField"] = meta;
        var granularity = Text(owner, given, "granularity");
        var span = Seconds(owner, given, "bucketMaxSpanSeconds");
        var rounding = Seconds(owner, given, "bucketRoundingSeconds");
        if (span is not null || rounding is not null)
        {
            if (granularity is not null || span != rounding)
                throw CommandException.InvalidOptions("Timeseries 'bucketMaxSpanSeconds' and 'bucketRoundingSeconds' must be equal, set together and without 'granularity'");
            return checkedOptions.Add("bucketRoundingSeconds", span).Add("bucketMaxSpanSeconds", span);
        }
        var usualSpan = (granularity ??= "seconds") switch
        {
            "seconds" => 3_600,
            "minutes" => 86_400,
            "hours" => 2_592_000,
            _ => throw CommandException.BadValue($"Enumeration value '{granularity}' for field '{owner}.granularity' is not a valid value."),
        };
        return checkedOptions.Add("granularity", granularity).Add("bucketMaxSpanSeconds", usualSpan);
    }

    /// <summary>The field that must hold a date, by the options of a collection; null: it is no time series.</summary>
    public static string? TimeField(BsonDocument options) => options.TryGetValue("timeseries", out var timeSeries) ? timeSeries["timeField"].AsString : null;

    /// <exception cref="CommandException">BadValue (2): the time field is missing or no date.</exception>
    public static void Check(string timeField, byte[] document)
    {
        if (RawDocument.Value(document, timeField) is not BsonDateTime)
            throw CommandException.BadValue($"'{timeField}' must be present and contain a valid BSON UTC datetime value");
    }

    private static string? Text(string owner, BsonDocument options, string name) => options.GetValue(name, BsonNull.Value) switch
    {
        BsonNull => null,
        BsonString text => text.Value,
        var other => throw WrongType($"{owner}.{name}", other, "string"),
    };

    private static int? Seconds(string owner, BsonDocument options, string name)
    {
        var value = options.GetValue(name, BsonNull.Value);
        if (value is BsonNull) return null;
        if (!Numbers.IsNumber(value)) throw WrongType($"{owner}.{name}", value, "int");
        // A fraction is cut off a double and rounded (half to even) in a Decimal128, as the server does; NaN is below all.
        var seconds = value is BsonDecimal128 exact ? Math.Round(DecimalConversion.ToDouble(exact.Value)) : Math.Truncate(Numbers.ToDouble(value));
        return seconds is >= 1 and <= LongestSpan
            ? (int)seconds
            : throw CommandException.BadValue($"BSON field '{owner}.{name}' value must be between 1 and {LongestSpan}, actual value '{value}'");
    }

    private static CommandException WrongType(string name, BsonValue value, string expected) =>
        CommandException.TypeMismatch($"BSON field '{name}' is the wrong type '{BsonTypeNames.Of(value)}', expected type '{expected}'");
}
