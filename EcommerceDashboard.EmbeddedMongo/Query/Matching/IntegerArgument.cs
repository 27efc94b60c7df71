namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>Reads arguments that must be integers, of whatever number type.</summary>
internal static class IntegerArgument
{
    /// <exception cref="CommandException">FailedToParse, for anything but an integer of 64 bits.</exception>
    public static long Parse(BsonValue argument)
    {
        if (Numbers.ExactInt64(argument) is { } whole) return whole;
        throw CommandException.FailedToParse(argument.IsNumeric
            ? $"Cannot represent as a 64-bit integer: {argument}"
            : $"Expected a number in: {argument}");
    }
}
