using Index = EcommerceDashboard.EmbeddedMongo.Storage.Index;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The <c>hint</c> of a command. The server chooses its index itself; a hint must name one that exists.</summary>
internal static class Hint
{
    /// <exception cref="CommandException">BadValue (2): no such index.</exception>
    public static void Check(IReadOnlyList<Index> indexes, BsonValue? hint)
    {
        var known = hint switch
        {
            null => true,
            BsonString name => name.Value == "$natural" || indexes.Any(index => index.Definition.Name == name.Value),
            BsonDocument { ElementCount: 0 } => true,
            BsonDocument key => key.GetElement(0).Name == "$natural" || indexes.Any(index => index.Definition.Key == key),
            _ => throw CommandException.FailedToParse("Hint must be a string or an object"),
        };
        if (!known)
        {
            throw CommandException.BadValue(
                "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index");
        }
    }
}
