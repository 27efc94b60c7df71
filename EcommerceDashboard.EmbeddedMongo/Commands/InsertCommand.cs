using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>insert</c>: new documents.</summary>
internal sealed class InsertCommand() : Command(["insert"], ["documents", "ordered", "bypassDocumentValidation"], writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        CollectionName.Check(name);
        var documents = context.Arguments.Documents("documents");
        WriteResult.CheckBatchSize(documents.Count);
        context.Arguments.Flag("bypassDocumentValidation");
        var ordered = context.Arguments.StrictFlag("ordered", otherwise: true);
        // Checked and copied here, so that the one writer has little to do.
        var prepared = new List<object>(documents.Count);
        foreach (var document in documents)
        {
            prepared.Add(Prepare(document, context.Now));
            if (ordered && prepared[^1] is CommandException) break;
        }
        var result = await context.WriteAsync(batch =>
        {
            var writer = batch.FindOrCreate(name);
            return WriteResult.Collect(prepared.Count, ordered, (index, result) =>
            {
                if (prepared[index] is CommandException refusal) throw refusal;
                writer.Insert((byte[])prepared[index]);
                result.Count++;
            });
        }).ConfigureAwait(false);
        return new Reply(result.ToReply());
    }

    private static object Prepare(ReadOnlyMemory<byte> document, DateTime now)
    {
        try
        {
            return StoredDocument.FromClient(document.Span, now);
        }
        catch (CommandException refusal)
        {
            return refusal;
        }
    }
}
