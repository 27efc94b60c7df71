using System.Buffers.Binary;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

public class KeyTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tree_UnderRandomChanges_HoldsWhatASortedSetHolds(int seed)
    {
        var random = new Random(seed);
        var expected = new SortedSet<uint>();
        var tree = new KeyTree().Edit(new object());
        for (var i = 0; i < 20_000; i++)
        {
            var number = (uint)random.Next(6_000);
            if (random.Next(5) < (i < 12_000 ? 4 : 1)) Assert.Equal(expected.Add(number), tree.Add(Key(number)));
            else Assert.Equal(expected.Remove(number), tree.Remove(Key(number)));
        }
        Assert.Equal(expected.Count, tree.Count);
        Assert.Equal(expected, Range(tree, 0, 6_000));
        for (var i = 0; i < 200; i++)
        {
            var (from, to) = ((uint)random.Next(6_000), (uint)random.Next(6_100));
            var between = expected.Where(number => number >= from && number < to).ToList();
            Assert.Equal(between, Range(tree, from, to));
            Assert.Equal(Enumerable.Reverse(between), tree.Range(Key(from), Key(to), isBackward: true).Select(Number));
        }
    }

    [Fact]
    public void Version_HeldByAReader_DoesNotChange()
    {
        var before = KeyTree.FromSorted([.. Enumerable.Range(0, 10_000).Select(number => Key((uint)number * 2))]);
        var after = before.Edit(new object());
        for (var number = 0u; number < 20_000; number += 3)
        {
            after.Add(Key(number));
            after.Remove(Key(number + 1));
        }
        Assert.Equal(10_000, before.Count);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(number => (uint)number * 2), Range(before, 0, 30_000));
        Assert.Equal(Enumerable.Range(0, 20_000).Where(number => number % 3 == 0 || number % 2 == 0 && number % 3 != 1).Select(number => (uint)number), Range(after, 0, 30_000));
    }

    [Fact]
    public void Tree_OfGrowingKeys_KeepsThemInOrder()
    {
        var tree = new KeyTree().Edit(new object());
        for (var number = 0u; number < 50_000; number++) Assert.True(tree.Add(Key(number)));
        Assert.Equal(Enumerable.Range(49_900, 100).Select(number => (uint)number), Range(tree, 49_900, 60_000));
    }

    private static IEnumerable<uint> Range(KeyTree tree, uint from, uint to) => tree.Range(Key(from), Key(to)).Select(Number);

    private static byte[] Key(uint number)
    {
        var key = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(key, number);
        return key;
    }

    private static uint Number(byte[] key) => BinaryPrimitives.ReadUInt32BigEndian(key);
}
