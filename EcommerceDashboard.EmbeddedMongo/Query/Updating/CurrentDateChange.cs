namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$currentDate</c>: the command's instant, as a date or a timestamp.</summary>
internal sealed class CurrentDateChange : FieldChange
{
    private readonly bool _asTimestamp;

    private CurrentDateChange(bool asTimestamp) => _asTimestamp = asTimestamp;

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is BsonBoolean) return new CurrentDateChange(asTimestamp: false);
        if (argument is not BsonDocument options)
        {
            throw CommandException.BadValue($"{Values.BsonTypeNames.Of(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a "
                + "$type expression ({$type: 'timestamp/date'}).");
        }
        if (options.Names.FirstOrDefault(name => name != "$type") is { } unknown)
            throw CommandException.BadValue($"Unrecognized $currentDate option: {unknown}");
        return options.GetValue("$type", BsonNull.Value) switch
        {
            BsonString { Value: "date" } => new CurrentDateChange(asTimestamp: false),
            BsonString { Value: "timestamp" } => new CurrentDateChange(asTimestamp: true),
            _ => throw CommandException.BadValue("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"),
        };
    }

    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run) =>
        _asTimestamp ? new BsonTimestamp((int)new DateTimeOffset(run.Now).ToUnixTimeSeconds(), 1) : new BsonDateTime(run.Now);
}
