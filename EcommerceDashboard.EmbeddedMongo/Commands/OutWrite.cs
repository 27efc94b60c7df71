using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The write of <c>$out</c>.</summary>
internal static class OutWrite
{
    /// <summary>Puts documents in the place of all documents of a collection; its indexes and options stay. All or nothing.</summary>
    /// <exception cref="CommandException">DuplicateKey (11000).</exception>
    public static void Replace(WriteBatch batch, Namespace name, IReadOnlyList<byte[]> documents)
    {
        var old = batch.Find(name);
        var temporary = name with { Collection = "tmp.agg_out." + Guid.NewGuid().ToString("N") };
        var writer = batch.Create(temporary, old?.Options ?? []);
        try
        {
            if (old is not null) writer.CreateIndexes([.. old.Indexes.Skip(1).Select(index => index.Definition)]);
            foreach (var document in documents) writer.Insert(document);
        }
        catch (CommandException)
        {
            batch.Drop(temporary);
            throw;
        }
        batch.Drop(name);
        batch.Rename(temporary, name);
    }
}
