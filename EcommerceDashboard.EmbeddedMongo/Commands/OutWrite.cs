using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The write of <c>$out</c>.</summary>
internal static class OutWrite
{
    /// <summary>Puts documents in the place of all documents of a collection; its indexes and options stay. All or nothing.</summary>
    /// <exception cref="CommandException">DuplicateKey (11000); the collection is no time series (7268700), or another one (7406103).</exception>
    public static void Replace(WriteBatch batch, Namespace name, BsonDocument? timeSeries, IReadOnlyList<byte[]> documents)
    {
        var old = batch.Find(name);
        if (timeSeries is not null && old is not null) CheckTimeSeries(name, timeSeries, old.Options);
        var temporary = name with { Collection = "tmp.agg_out." + Guid.NewGuid().ToString("N") };
        var writer = batch.Create(temporary, old?.Options ?? (timeSeries is null ? [] : new BsonDocument("timeseries", timeSeries)));
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

    private static void CheckTimeSeries(Namespace name, BsonDocument wanted, BsonDocument options)
    {
        if (!options.TryGetValue("timeseries", out var existing))
            throw CommandException.Location(7268700, $"$out to time-series collection '{name}' is impossible: it exists and is no time-series collection");
        if (existing != wanted)
            throw CommandException.Location(7406103, $"Time field, meta field or buckets of $out do not match those of the time-series collection '{name}'");
    }
}
