using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary>The number of documents that <c>$limit</c> and <c>$skip</c> take.</summary>
internal static class StageCount
{
    /// <summary>Parses a whole number that is not negative.</summary>
    public static long Parse(string stage, int code, BsonValue argument)
    {
        if (!argument.IsNumeric)
            throw Invalid("Expected a number in");
        if (!argument.IsInt32 && !argument.IsInt64)
        {
            var number = argument.ToDouble();
            if (!double.IsFinite(number) || Math.Floor(number) != number)
                throw Invalid("Expected an integer");
            if (number is < -9.2233720368547758e18 or >= 9.2233720368547758e18)
                throw Invalid("Cannot represent as a 64-bit integer");
        }

        var count = argument.ToInt64();
        return count >= 0 ? count : throw Invalid("Expected a non-negative number in");
        CommandException Invalid(string reason) => CommandException.Location(code, $"invalid argument to {stage} stage: {reason}: {stage}: {argument}");
    }
}
