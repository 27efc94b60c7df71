using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>findAndModify</c>: changes or removes one document and returns it.</summary>
internal sealed class FindAndModifyCommand() : Command(
    ["findAndModify", "findandmodify"],
    ["query", "sort", "remove", "update", "new", "fields", "upsert", "bypassDocumentValidation", "collation", "arrayFilters", "hint", "let"],
    writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        var name = context.Collection;
        CollectionName.Check(name);
        Collation.Check(arguments);
        arguments.Flag("bypassDocumentValidation");
        var request = new Request(arguments, LetVariables.Evaluate(arguments.Document("let"), [], context.Now), context.Now);
        var reply = await context.WriteAsync(batch => Run(batch, name, request, context.Cancellation)).ConfigureAwait(false);
        return new Reply(reply);
    }

    private static BsonDocument Run(WriteBatch batch, Namespace name, Request request, CancellationToken cancellation)
    {
        var writer = batch.Find(name);
        var matches = writer is null
            ? []
            : DocumentSearch.Find(writer.Current, request.Filter, request.Matcher, request.Sort, 1, cancellation);
        if (writer is not null) Hint.Check(writer.Indexes, request.Hint);
        BsonDocument? value = null;
        BsonDocument? lastError = null;
        if (matches.Count > 0)
        {
            var (record, document) = matches[0];
            value = document;
            if (request.Update is null)
            {
                writer!.Delete(record);
            }
            else
            {
                var changed = UpdateWrite.Apply(writer!, record, document, request.Update, request.Filter, request.Now);
                if (request.New) value = changed ?? document;
                lastError = new BsonDocument { { "n", 1 }, { "updatedExisting", true } };
            }
        }
        else if (request is { Upsert: true, Update: not null })
        {
            var inserted = UpdateWrite.Upsert(writer ?? batch.FindOrCreate(name), request.Update, request.Filter, request.Now);
            if (request.New) value = inserted;
            lastError = new BsonDocument { { "n", 1 }, { "updatedExisting", false }, { "upserted", inserted["_id"] } };
        }
        lastError ??= request.Update is null
            ? new BsonDocument("n", matches.Count)
            : new BsonDocument { { "n", 0 }, { "updatedExisting", false } };
        if (value is not null && request.Projection is not null) value = request.Projection.Apply(value);
        return new BsonDocument { { "lastErrorObject", lastError }, { "value", (BsonValue?)value ?? BsonNull.Value } };
    }

    /// <summary>The command, checked.</summary>
    private sealed class Request
    {
        public Request(CommandArguments arguments, BsonDocument let, DateTime now)
        {
            var remove = arguments.Flag("remove");
            var update = arguments.Value("update");
            Now = now;
            New = arguments.Flag("new");
            Upsert = arguments.Flag("upsert");
            if (remove && update is not null) throw CommandException.FailedToParse("Cannot specify both an update and remove=true");
            if (remove && Upsert) throw CommandException.FailedToParse("Cannot specify both upsert=true and remove=true ");
            if (remove && New) throw CommandException.FailedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
            if (!remove && update is null) throw CommandException.FailedToParse("Either an update or remove=true must be specified");
            if (update is not (null or BsonDocument or BsonArray)) throw CommandException.FailedToParse("Update argument must be either an object or an array");
            Filter = arguments.Document("query") ?? [];
            Matcher = Matcher.Parse(Filter, let, now);
            Sort = arguments.Document("sort");
            Hint = arguments.Value("hint");
            Update = update is null ? null : Update.Parse(update, arguments.Array("arrayFilters"), let, now);
            Projection = arguments.Document("fields") is { ElementCount: > 0 } fields ? FindProjection.Parse(fields, Filter, let, now) : null;
        }

        public DateTime Now { get; }

        public BsonDocument Filter { get; }

        public Matcher Matcher { get; }

        public BsonDocument? Sort { get; }

        public BsonValue? Hint { get; }

        /// <summary>Null: remove.</summary>
        public Update? Update { get; }

        public FindProjection? Projection { get; }

        /// <summary>Whether the document after the change is returned.</summary>
        public bool New { get; }

        public bool Upsert { get; }
    }
}
