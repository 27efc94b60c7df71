namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$sortByCount</c>: how often each value occurs, the most frequent first; a <c>$group</c> and a <c>$sort</c>.</summary>
internal static class SortByCountStage
{
    public static IReadOnlyList<Stage> Parse(BsonValue argument, PipelineScope scope)
    {
        switch (argument)
        {
            case BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name.StartsWith('$'):
                break;
            case BsonDocument:
                throw CommandException.Location(40147, $"the sortByCount field must be defined as a $-prefixed path or an expression inside an object, but found: {argument}");
            case BsonString { Value: ['$', ..] }:
                break;
            case BsonString:
                throw CommandException.Location(40148, $"the sortByCount field must be defined as a $-prefixed path or an expression inside an object, but found: {argument}");
            default:
                throw CommandException.Location(40149, $"the sortByCount field must be specified as a string or as an object, but found: {argument}");
        }

        var group = new BsonDocument { { "_id", argument }, { "count", new BsonDocument("$sum", 1) } };
        return [GroupStage.Parse(group, scope), SortStage.Parse(new BsonDocument("count", -1))];
    }
}
