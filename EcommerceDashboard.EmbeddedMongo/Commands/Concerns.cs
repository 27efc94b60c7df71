namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>
/// The <c>readConcern</c> and <c>writeConcern</c> of a command. All of them mean the same on one server that answers after a write
/// is on the disk; they are checked as MongoDB checks them, and have no effect.
/// </summary>
internal static class Concerns
{
    /// <summary>The commands that may ask for a read concern other than <c>local</c>.</summary>
    private static readonly string[] Reading = ["find", "aggregate", "count", "distinct", "explain"];

    private static readonly string[] Levels = ["local", "majority", "available", "linearizable", "snapshot"];

    private static readonly string[] ReadFields = ["level", "afterOpTime", "afterClusterTime", "atClusterTime", "provenance", "allowTransactionTableSnapshot", "waitLastStableRecoveryTimestamp"];

    private static readonly string[] WriteFields = ["w", "j", "wtimeout", "fsync", "provenance", "wElectionId", "wOpTime", "getLastError"];

    private static readonly string[] Provenances = ["clientSupplied", "implicitDefault", "customDefault", "getLastErrorDefaults", "internalWriteDefault"];

    /// <exception cref="CommandException">A field is wrong.</exception>
    public static void Check(string command, CommandArguments arguments)
    {
        if (arguments.Document("readConcern") is { } read) CheckRead(command, new CommandArguments("readConcern", read));
        if (arguments.Document("writeConcern") is { } write) CheckWrite(command, new CommandArguments("writeConcern", write));
    }

    private static void CheckRead(string command, CommandArguments concern)
    {
        concern.CheckAllFields(ReadFields);
        var level = concern.String("level");
        if (level is not null && !Levels.Contains(level))
            throw CommandException.BadValue($"Enumeration value '{level}' for field 'readConcern.level' is not a valid value.");
        CheckProvenance(concern);
        if (concern.Value("afterClusterTime") is { } after)
        {
            throw after is BsonTimestamp
                ? new CommandException(20, "IllegalOperation", "Cannot specify afterClusterTime or atClusterTime readConcern without replication enabled")
                : concern.WrongType("afterClusterTime", after, "timestamp");
        }
        if (level is not (null or "local") && !Reading.Contains(command))
            throw CommandException.InvalidOptions($"Command {command} does not support {{ readConcern: {{ level: \"{level}\" }} }}");
    }

    private static void CheckWrite(string command, CommandArguments concern)
    {
        if (CommandTable.Find(command) is { Writes: false })
            throw CommandException.InvalidOptions("Command does not support writeConcern");
        concern.CheckAllFields(WriteFields);
        if (concern.Body.TryGetValue("w", out var w)) CheckNodes(w);
        if (concern.Value("j") is { } journal and not (BsonBoolean or BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128))
            throw concern.WrongType("j", journal, "[bool, long, int, decimal, double']");
        if (concern.Value("wtimeout") is { IsNumeric: true } timeout && Numbers.ToInt64(timeout) > int.MaxValue)
            throw CommandException.FailedToParse("wtimeout must be a 32-bit number");
        CheckProvenance(concern);
    }

    /// <summary>How many servers must have the write: a number, a tag or a set of tags.</summary>
    private static void CheckNodes(BsonValue w)
    {
        switch (w)
        {
            case BsonNull:
                throw CommandException.BadValue("No write concern mode named '' found in replica set configuration");
            case BsonString:
                return;
            case BsonDocument tags when tags.ElementCount > 0 && tags.All(tag => tag.Value.IsNumeric):
                return;
            case { IsNumeric: true } when !Numbers.IsNaN(w) && Numbers.ToInt64(w) is >= 0 and <= 50:
                return;
            default:
                throw CommandException.FailedToParse("w has to be a number from 0 to 50, a string or a set of tags");
        }
    }

    private static void CheckProvenance(CommandArguments concern)
    {
        if (concern.String("provenance") is { } provenance && !Provenances.Contains(provenance))
            throw CommandException.BadValue($"Enumeration value '{provenance}' for field 'provenance' is not a valid value.");
    }
}
