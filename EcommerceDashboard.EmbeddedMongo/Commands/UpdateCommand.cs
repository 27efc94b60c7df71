using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>update</c>: changes, replaces or upserts documents.</summary>
internal sealed class UpdateCommand() : Command(["update"], ["updates", "ordered", "bypassDocumentValidation", "let"], writes: true)
{
    private static readonly string[] StatementFields = ["q", "u", "c", "multi", "upsert", "collation", "arrayFilters", "hint", "sort"];

    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        CollectionName.Check(name);
        var statements = context.Arguments.Statements("updates", StatementFields);
        WriteResult.CheckBatchSize(statements.Count);
        var ordered = context.Arguments.StrictFlag("ordered", otherwise: true);
        var let = LetVariables.Evaluate(context.Arguments.Document("let"), [], context.Now);
        var result = await context.WriteAsync(batch =>
            WriteResult.Collect(statements.Count, ordered, (index, result) => Run(batch, name, statements[index], let, context.Now, index, result, context.Cancellation)))
            .ConfigureAwait(false);
        return new Reply(result.ToReply(isUpdate: true));
    }

    private static void Run(WriteBatch batch, Namespace name, CommandArguments statement, BsonDocument let, DateTime now, int index, WriteResult result, CancellationToken cancellation)
    {
        Collation.Check(statement);
        statement.Required("q");
        var filter = statement.Document("q")!;
        var specification = statement.Required("u");
        if (specification is not (BsonDocument or BsonArray))
            throw CommandException.FailedToParse("Update argument must be either an object or an array");
        var multi = statement.Flag("multi");
        if (multi && statement.Value("sort") is not null) throw CommandException.FailedToParse("Cannot specify sort with multi=true");
        if (statement.Document("c") is { } constants)
        {
            if (specification is not BsonArray) throw CommandException.Location(51198, "Constant values may only be specified for pipeline updates");
            let = new BsonDocument(let).Merge(LetVariables.Evaluate(constants, [], now), overwriteExistingElements: true);
        }
        var matcher = Matcher.Parse(filter, let, now);
        var update = Update.Parse(specification, statement.Array("arrayFilters"), let, now);
        if (multi && update.IsReplacement) throw CommandException.FailedToParse("multi update is not supported for replacement-style update");
        var writer = batch.Find(name);
        if (writer is not null)
        {
            Hint.Check(writer.Indexes, statement.Value("hint"));
            // All are found before the first is changed, so that no change is met again.
            var matches = DocumentSearch.Find(writer.Current, filter, matcher, statement.Document("sort"), multi ? long.MaxValue : 1, cancellation);
            foreach (var (record, document) in matches)
            {
                var changed = UpdateWrite.Apply(writer, record, document, update, filter, now);
                result.Count++;
                if (changed is not null) result.Modified++;
            }
            if (matches.Count > 0) return;
        }
        if (!statement.Flag("upsert")) return;
        var upserted = UpdateWrite.Upsert(writer ?? batch.FindOrCreate(name), update, filter, now);
        result.Count++;
        result.Upserted.Add(new BsonDocument { { "index", index }, { "_id", upserted["_id"] } });
    }
}
