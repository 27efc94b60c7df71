using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The fields that any command may carry.</summary>
internal static class CommonArguments
{
    /// <summary>Refuses what a standalone server refuses.</summary>
    /// <exception cref="CommandException">A field is wrong.</exception>
    public static void Check(string command, RequestMessage request)
    {
        var arguments = new CommandArguments(command, request.Body);
        arguments.Required("$db");
        arguments.String("$db");
        if (arguments.Value("startTransaction") is not null || arguments.Value("autocommit") is not null)
            throw new CommandException(20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
        arguments.Document("lsid");
        Concerns.Check(command, arguments);
    }

    /// <summary>How long the command may take; null: as long as it needs.</summary>
    public static TimeSpan? MaxTime(string command, RequestMessage request)
    {
        var arguments = new CommandArguments(command, request.Body);
        if (arguments.Value("maxTimeMS") is { IsNumeric: true } given && Numbers.ExactInt64(given) is null)
            throw CommandException.FailedToParse($"maxTimeMS must be a whole number, not {given}");
        if (arguments.Whole("maxTimeMS") is not { } milliseconds) return null;
        if (milliseconds is < 0 or > int.MaxValue)
            throw CommandException.BadValue($"{milliseconds} value for maxTimeMS is out of range [0, 2147483647]");
        // A getMore of an ordinary cursor has no time of its own; 0 is no limit.
        return milliseconds == 0 ? null : TimeSpan.FromMilliseconds(milliseconds);
    }
}
