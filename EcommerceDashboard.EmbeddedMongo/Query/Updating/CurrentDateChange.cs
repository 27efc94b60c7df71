namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$currentDate</c>: the command's instant, as a date or a timestamp.</summary>
internal static class CurrentDateChange
{
    private static readonly FieldChange ToDate = new((_, _, run) => new BsonDateTime(run.Now));
    private static readonly FieldChange ToTimestamp = new((_, _, run) => new BsonTimestamp((int)new DateTimeOffset(run.Now).ToUnixTimeSeconds(), 1));

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is BsonBoolean) return ToDate;
        if (argument is not BsonDocument options)
        {
            throw CommandException.BadValue($"{BsonTypeNames.Of(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a "
                + "$type expression ({$type: 'timestamp/date'}).");
        }
        if (options.Names.FirstOrDefault(name => name != "$type") is { } unknown)
            throw CommandException.BadValue($"Unrecognized $currentDate option: {unknown}");
        return options.GetValue("$type", BsonNull.Value) switch
        {
            BsonString { Value: "date" } => ToDate,
            BsonString { Value: "timestamp" } => ToTimestamp,
            _ => throw CommandException.BadValue("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"),
        };
    }
}
