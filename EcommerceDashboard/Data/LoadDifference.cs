using System.Runtime.CompilerServices;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>How many of the staged orders differ from those in place.</summary>
internal readonly record struct LoadDifference(long New, long Changed, long Unchanged, long Removed)
{
    private const int BatchSize = 1_000;

    /// <summary>Field of an entry of the undo collection: the order as it was. An entry without it is of an order that was not there.</summary>
    public const string Before = "before";

    public bool IsEmpty => New + Changed + Removed == 0;

    /// <summary>
    /// Compares the staged orders with those in place, both read once in the order of their ids, and keeps what an undo needs: the old documents
    /// of changed and removed orders, the ids of new ones.
    /// </summary>
    public static async Task<LoadDifference> CompareAsync(
        IMongoCollection<RawBsonDocument> inPlace, IMongoCollection<RawBsonDocument> staged, IMongoCollection<BsonDocument> undo, CancellationToken cancellationToken)
    {
        var difference = default(LoadDifference);
        List<BsonDocument> entries = [];
        // Of orders that have nothing to be compared with, ids will do.
        var isFirst = !await inPlace.Find(FilterDefinition<RawBsonDocument>.Empty).Limit(1).AnyAsync(cancellationToken).ConfigureAwait(false);
        await using var before = ById(inPlace, false, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var after = ById(staged, isFirst, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (hasBefore, hasAfter) = (await before.MoveNextAsync().ConfigureAwait(false), await after.MoveNextAsync().ConfigureAwait(false));
        while (hasBefore || hasAfter)
        {
            var order = !hasBefore ? 1 : !hasAfter ? -1 : before.Current.Key.AsSpan().SequenceCompareTo(after.Current.Key);
            if (order < 0)
            {
                difference = difference with { Removed = difference.Removed + 1 };
                entries.Add(Entry(before.Current.Order));
            }
            else if (order > 0)
            {
                difference = difference with { New = difference.New + 1 };
                entries.Add(new BsonDocument("_id", after.Current.Order["_id"]));
            }
            else if (AreSame(before.Current.Order, after.Current.Order))
            {
                difference = difference with { Unchanged = difference.Unchanged + 1 };
            }
            else
            {
                difference = difference with { Changed = difference.Changed + 1 };
                entries.Add(Entry(before.Current.Order));
            }
            if (order <= 0) hasBefore = await before.MoveNextAsync().ConfigureAwait(false);
            if (order >= 0) hasAfter = await after.MoveNextAsync().ConfigureAwait(false);
            if (entries.Count == BatchSize || (entries.Count > 0 && !hasBefore && !hasAfter))
            {
                await undo.InsertManyAsync(entries, cancellationToken: cancellationToken).ConfigureAwait(false);
                entries.Clear();
            }
        }
        return difference;
    }

    /// <summary>A copy: the cursor takes the bytes of its documents back.</summary>
    private static BsonDocument Entry(RawBsonDocument before) => new() { { "_id", before["_id"] }, { Before, before.Materialize(new BsonBinaryReaderSettings()) } };

    /// <summary>Most orders are kept as they were, byte for byte; only the others are opened.</summary>
    private static bool AreSame(RawBsonDocument before, RawBsonDocument after) =>
        Bytes(before).SequenceEqual(Bytes(after)) || StatedFields.Of(before) == StatedFields.Of(after);

    private static ReadOnlySpan<byte> Bytes(RawBsonDocument order)
    {
        var backing = order.Slice.AccessBackingBytes(0);
        if (backing.Count >= order.Slice.Length) return backing.AsSpan(0, order.Slice.Length);
        // It lies over the border of two chunks of the answer.
        var copy = new byte[order.Slice.Length];
        order.Slice.GetBytes(0, copy, 0, copy.Length);
        return copy;
    }

    /// <summary>The key is the id as MongoDB orders texts: by their bytes in UTF-8.</summary>
    private static async IAsyncEnumerable<(byte[] Key, RawBsonDocument Order)> ById(
        IMongoCollection<RawBsonDocument> orders, bool onlyIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sorted = orders.Find(FilterDefinition<RawBsonDocument>.Empty).Sort("{ _id: 1 }");
        if (onlyIds) sorted = sorted.Project<RawBsonDocument>("{ _id: 1 }");
        using var cursor = await sorted.ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in cursor.Current)
            {
                using (order) yield return (Encoding.UTF8.GetBytes(order["_id"].AsString), order);
            }
        }
    }
}
