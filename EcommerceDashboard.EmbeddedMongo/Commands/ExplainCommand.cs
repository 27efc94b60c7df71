using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>explain</c>: the plan that a command would take, by the code that takes it.</summary>
internal sealed class ExplainCommand() : Command(["explain"], ["verbosity"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        if (arguments.Body[0] is not BsonDocument { ElementCount: > 0 } command) throw arguments.WrongType("explain", arguments.Body[0], "object");
        var verbosity = arguments.String("verbosity") ?? "allPlansExecution";
        if (verbosity is not ("queryPlanner" or "executionStats" or "allPlansExecution"))
            throw CommandException.BadValue($"Enumeration value '{verbosity}' for field 'explain.verbosity' is not a valid value.");
        return new(new Reply(Explain(context, command, execute: verbosity != "queryPlanner")));
    }

    /// <summary>The plan of a command.</summary>
    public static BsonDocument Explain(CommandContext context, BsonDocument command, bool execute)
    {
        var inner = command.GetElement(0);
        var arguments = new CommandArguments(inner.Name, command);
        var name = new Namespace(context.Database, inner.Value is BsonString collection ? collection.Value : AggregateCommand.NoCollection);
        var reply = new BsonDocument("explainVersion", "1");
        var let = LetVariables.Evaluate(arguments.Document("let"), [], context.Now);
        if (inner.Name == "aggregate")
        {
            var pipeline = Pipeline.Parse(arguments.Array("pipeline") ?? [], let);
            if (pipeline.Merge is { } merge)
                new MergeWrite(new Namespace(merge.Database ?? context.Database, merge.Collection), merge.Specification, let, context.Now).CheckTarget(context.Catalog);
            var sections = Sections(context, name, pipeline.LeadingMatch?.Filter, null, let, [], execute);
            List<BsonDocument> rest = [.. arguments.Array("pipeline")!.OfType<BsonDocument>().Skip(pipeline.LeadingMatch is null ? 0 : 1)];
            if (rest.Count == 0) reply.AddRange(sections);
            else reply["stages"] = new BsonArray([new BsonDocument("$cursor", sections), .. rest]);
        }
        else
        {
            var (filter, sort, outer) = Parts(inner.Name, arguments);
            reply.AddRange(Sections(context, name, filter, sort, let, outer, execute));
        }
        return reply
            .Add("command", command)
            .Add("serverInfo", new BsonDocument { { "host", context.Server.Address }, { "version", ServerState.Version.ToString(3) } });
    }

    private static BsonDocument Sections(
        CommandContext context, Namespace name, BsonDocument? filter, BsonDocument? sort, BsonDocument let, IReadOnlyList<BsonDocument> outer, bool execute)
    {
        var plan = new QueryPlan(context.Catalog.Find(name), filter, sort, let, context.Now);
        var stages = outer.Aggregate(plan.Stages(), (input, stage) => new BsonDocument(stage) { { "inputStage", input } });
        var sections = new BsonDocument("queryPlanner", plan.Planner(name, stages));
        if (execute) sections["executionStats"] = plan.Execute(stages, context.Server.Time, context.Cancellation);
        return sections;
    }

    /// <summary>The filter and sort of a command, and the stages around the search, innermost first.</summary>
    private static (BsonDocument? Filter, BsonDocument? Sort, List<BsonDocument> Outer) Parts(string command, CommandArguments arguments)
    {
        var outer = new List<BsonDocument>();
        switch (command)
        {
            case "find":
                if (arguments.Count("skip") is > 0 and var skip) outer.Add(new BsonDocument { { "stage", "SKIP" }, { "skipAmount", skip } });
                if (arguments.Count("limit") is > 0 and var limit) outer.Add(new BsonDocument { { "stage", "LIMIT" }, { "limitAmount", limit } });
                if (arguments.Document("projection") is { ElementCount: > 0 } projection)
                    outer.Add(new BsonDocument { { "stage", "PROJECTION_DEFAULT" }, { "transformBy", projection } });
                return (arguments.Document("filter"), arguments.Document("sort"), outer);
            case "count":
                return (arguments.Document("query"), null, [new BsonDocument("stage", "COUNT")]);
            case "distinct":
                return (arguments.Document("query"), null, []);
            case "findAndModify" or "findandmodify":
                return (arguments.Document("query"), arguments.Document("sort"), [new BsonDocument("stage", arguments.Flag("remove") ? "DELETE" : "UPDATE")]);
            case "update":
                return (First(arguments, "updates"), null, [new BsonDocument("stage", "UPDATE")]);
            case "delete":
                return (First(arguments, "deletes"), null, [new BsonDocument("stage", "DELETE")]);
            default:
                throw new CommandException(59, "CommandNotFound", $"Explain failed due to unknown command: {command}");
        }
    }

    private static BsonDocument? First(CommandArguments arguments, string statements) =>
        arguments.Array(statements) is [BsonDocument statement, ..]
            ? new CommandArguments(statements, statement).Document("q")
            : throw CommandException.BadValue($"explain needs one element of '{statements}'");
}
