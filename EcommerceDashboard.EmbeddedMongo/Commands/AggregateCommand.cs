using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>aggregate</c>: runs a pipeline.</summary>
internal sealed class AggregateCommand() : Command(
    ["aggregate"],
    ["pipeline", "explain", "allowDiskUse", "cursor", "bypassDocumentValidation", "collation", "hint", "let", "fromMongos", "needsMerge"],
    writes: true)
{
    /// <summary>What stands for a collection when a pipeline makes its own documents.</summary>
    public const string NoCollection = "$cmd.aggregate";

    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var arguments = context.Arguments;
        Collation.Check(arguments);
        var name = arguments.Body[0] is BsonInt32 or BsonInt64 or BsonDouble
            ? new Namespace(context.Database, NoCollection)
            : context.Collection;
        arguments.Required("pipeline");
        var stages = arguments.Array("pipeline")!;
        foreach (var stage in stages)
        {
            if (stage is not BsonDocument) throw CommandException.TypeMismatch("Each element of the 'pipeline' array must be an object");
        }
        if (stages.Count > 0 && stages[0].AsBsonDocument.Contains("$changeStream"))
            throw new CommandException(40573, "Location40573", "The $changeStream stage is only supported on replica sets");
        if (arguments.Flag("explain")) return new(new Reply(ExplainCommand.Explain(context, arguments.Body, execute: false)));
        if (arguments.Value("cursor") is null)
            throw CommandException.FailedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
        var batchSize = arguments.CursorBatchSize();
        var collection = context.Catalog.Find(name);
        if (collection is not null) Hint.Check(collection.Indexes, arguments.Value("hint"));
        var scope = new ReadScope(context);
        var pipeline = Pipeline.Parse(stages, scope.Let);
        if (pipeline.Writes && arguments.Document("readConcern")?.GetValue("level", null) == "linearizable")
            throw CommandException.InvalidOptions("$out and $merge cannot be used with a 'linearizable' read concern level");
        var results = pipeline.Run(scope, name.Collection).Select(Encode);
        var cursor = new ServerCursor(name.ToString(), results, scope) { Session = context.Session, Collection = collection?.Uuid };
        return new(ServerCursor.Open(context, cursor, batchSize));
    }

    /// <summary>A result as bytes; one longer than a document may be is refused.</summary>
    private static byte[] Encode(BsonDocument result)
    {
        var bytes = BsonCodec.Encode(result);
        return bytes.Length <= StoredDocument.MaxResultLength
            ? bytes
            : throw new CommandException(10334, "BSONObjectTooLarge", $"BSONObj size: {bytes.Length} is invalid. Size must be between 0 and {StoredDocument.MaxLength}(16MB)");
    }
}
