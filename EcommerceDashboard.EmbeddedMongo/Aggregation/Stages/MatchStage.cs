using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$match</c>: lets through what a filter of the query language matches.</summary>
internal sealed class MatchStage : Stage
{
    private readonly PipelineScope _scope;

    private MatchStage(BsonDocument filter, PipelineScope scope)
    {
        Filter = filter;
        Matcher = Matcher.Parse(filter, scope.Variables);
        _scope = scope;
    }

    /// <summary>The filter as given.</summary>
    public BsonDocument Filter { get; }

    /// <summary>The filter parsed, its variables without values.</summary>
    public Matcher Matcher { get; }

    public override bool IsPerDocument => true;

    public static MatchStage Parse(BsonValue argument, int position, PipelineScope scope)
    {
        if (argument is not BsonDocument filter) throw CommandException.Location(15959, "the match filter must be an expression in an object");
        if (position > 0 && filter.Contains("$text")) throw CommandException.Location(17313, "$match with $text is only allowed as the first pipeline stage");
        return new MatchStage(filter, scope);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        // Variables and $$NOW have their values only now.
        var matcher = HasExpression(Filter) ? Matcher.Parse(Filter, run.Variables, run.Context.Now) : Matcher;
        return input.Where(matcher.Matches);
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        needs.AddFilter(Filter, _scope);
        return false;
    }

    private static bool HasExpression(BsonValue filter) => filter switch
    {
        BsonDocument document => document.Any(element => element.Name == "$expr" || HasExpression(element.Value)),
        BsonArray array => array.Any(HasExpression),
        _ => false,
    };
}
