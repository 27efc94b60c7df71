namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary>The number of documents that <c>$limit</c> and <c>$skip</c> take.</summary>
internal static class StageCount
{
    /// <summary>Parses a whole number that is not negative.</summary>
    public static long Parse(string stage, int code, BsonValue argument)
    {
        if (!argument.IsNumeric) throw Invalid("Expected a number in");
        if (Numbers.ExactInt64(argument) is not { } count) throw Invalid("Cannot represent as a 64-bit integer");
        return count >= 0 ? count : throw Invalid("Expected a non-negative number in");
        CommandException Invalid(string reason) => CommandException.Location(code, $"invalid argument to {stage} stage: {reason}: {stage}: {argument}");
    }
}
