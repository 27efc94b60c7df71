namespace EcommerceDashboard.EmbeddedMongo.Storage;

public class DocumentListTests
{
    [Fact]
    public void List_UnderRandomChanges_HoldsDocumentsInTheirPlaces()
    {
        var random = new Random(7);
        var expected = new SortedDictionary<long, byte[]>();
        var list = new DocumentList();
        for (var batch = 0; batch < 60; batch++)
        {
            var held = list;
            var before = list.ToList();
            list = list.Edit(new object());
            for (var i = 0; i < 200; i++) Change(list, expected, random);
            Assert.Equal(before, held);
        }
        Assert.Equal(expected.Values, list);
        Assert.Equal(expected.Values, Enumerable.Range(0, list.Count).Select(index => list[index]));
        Assert.Equal(expected.Keys, list.Records().Select(record => record.Key));
        Assert.Equal(expected.Values.Sum(document => document.Length), list.ByteCount);
    }

    [Fact]
    public void Index_AfterWholeChunksWereDeleted_FindsTheRest()
    {
        var list = new DocumentList().Edit(new object());
        for (var i = 0; i < 5_000; i++) list.Add([(byte)i]);
        for (var i = 500; i < 4_500; i++) list.Remove(i);
        Assert.Equal(1_000, list.Count);
        Assert.Equal(unchecked((byte)4_500), list[500][0]);
        Assert.Equal(list, Enumerable.Range(0, 1_000).Select(index => list[index]));
    }

    private static void Change(DocumentList list, SortedDictionary<long, byte[]> expected, Random random)
    {
        var document = new byte[random.Next(1, 9)];
        var existing = expected.Count == 0 ? -1 : expected.Keys.ElementAt(random.Next(expected.Count));
        switch (existing < 0 ? 0 : random.Next(6))
        {
            case 4:
                list.Remove(existing);
                expected.Remove(existing);
                break;
            case 5:
                list.Replace(existing, document);
                expected[existing] = document;
                break;
            default:
                expected[list.Add(document)] = document;
                break;
        }
    }
}
