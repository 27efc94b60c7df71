using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>delete</c>: removes documents.</summary>
internal sealed class DeleteCommand() : Command(["delete"], ["deletes", "ordered", "let"], writes: true)
{
    private static readonly string[] StatementFields = ["q", "limit", "collation", "hint"];

    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        var statements = context.Arguments.Statements("deletes", StatementFields);
        WriteResult.CheckBatchSize(statements.Count);
        var ordered = context.Arguments.StrictFlag("ordered", otherwise: true);
        var let = LetVariables.Evaluate(context.Arguments.Document("let"), [], context.Now);
        var result = await context.WriteAsync(batch =>
            WriteResult.Collect(statements.Count, ordered, (index, result) => Run(batch.Find(name), statements[index], let, context.Now, result, context.Cancellation)))
            .ConfigureAwait(false);
        return new Reply(result.ToReply());
    }

    private static void Run(CollectionWriter? writer, CommandArguments statement, BsonDocument let, DateTime now, WriteResult result, CancellationToken cancellation)
    {
        Collation.Check(statement);
        statement.Required("q");
        statement.Required("limit");
        var filter = statement.Document("q")!;
        var limit = statement.Whole("limit");
        if (limit is not (0 or 1)) throw CommandException.FailedToParse($"The limit field in delete objects must be 0 or 1. Got {limit}");
        var matcher = Matcher.Parse(filter, let, now);
        if (writer is null) return;
        Hint.Check(writer.Indexes, statement.Value("hint"));
        foreach (var (record, _) in DocumentSearch.Find(writer.Current, filter, matcher, null, limit == 0 ? long.MaxValue : 1, cancellation))
        {
            writer.Delete(record);
            result.Count++;
        }
    }
}
