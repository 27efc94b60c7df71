using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The change of one document, the same for <c>update</c>, <c>findAndModify</c> and <c>$merge</c>.</summary>
internal static class UpdateWrite
{
    /// <summary>Applies an update to a stored document.</summary>
    /// <returns>The document after it; null: nothing changed.</returns>
    /// <exception cref="CommandException">The update cannot be applied, changes <c>_id</c>, or meets a unique index.</exception>
    public static BsonDocument? Apply(CollectionWriter writer, long record, BsonDocument document, Update update, BsonDocument filter, DateTime now)
    {
        var changed = update.Apply(document, isUpsertInsert: false, filter);
        if (ReferenceEquals(changed, document)) return null;
        CheckId(document, ref changed, update.IsReplacement);
        var stored = StoredDocument.FromServer(changed, now);
        // A replacement counts as a change even where it is the same.
        if (!update.IsReplacement && stored.AsSpan().SequenceEqual(writer.Find(record))) return null;
        writer.Replace(record, stored);
        return changed;
    }

    /// <summary>Inserts the document that an upsert makes from its filter and update.</summary>
    /// <returns>The document as stored.</returns>
    public static BsonDocument Upsert(CollectionWriter writer, Update update, BsonDocument filter, DateTime now)
    {
        var seed = Update.UpsertSeed(filter);
        var document = update.Apply(seed, isUpsertInsert: true, filter);
        if (seed.Contains("_id")) CheckId(seed, ref document, update.IsReplacement);
        var stored = StoredDocument.FromServer(document, now);
        writer.Insert(stored);
        return BsonCodec.Decode(stored);
    }

    private static void CheckId(BsonDocument before, ref BsonDocument after, bool isReplacement)
    {
        var id = before["_id"];
        if (!after.TryGetValue("_id", out var changed))
        {
            if (!isReplacement)
                throw new CommandException(66, "ImmutableField", "Performing an update on the path '_id' would modify the immutable field '_id'");
            after = new BsonDocument("_id", id).AddRange(after);
            return;
        }
        if (BsonOrder.Instance.Compare(id, changed) == 0) return;
        throw new CommandException(66, "ImmutableField", isReplacement
            ? $"After applying the update, the (immutable) field '_id' was found to have been altered to _id: {DuplicateKey.Show(changed)}"
            : "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
}
