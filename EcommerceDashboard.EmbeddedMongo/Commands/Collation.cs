namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The <c>collation</c> of a command: strings are compared byte by byte, another order is refused.</summary>
internal static class Collation
{
    /// <exception cref="CommandException">CommandNotSupported (115).</exception>
    public static void Check(CommandArguments arguments)
    {
        if (arguments.Document("collation") is not { ElementCount: > 0 } collation) return;
        var locale = new CommandArguments("collation", collation).String("locale")
            ?? throw new CommandException(40414, "IDLFailedToParse", "BSON field 'collation.locale' is missing but a required field");
        if (locale != "simple") throw new CommandException(115, "CommandNotSupported", $"Collation '{locale}' is not supported, only 'simple' is");
    }
}
