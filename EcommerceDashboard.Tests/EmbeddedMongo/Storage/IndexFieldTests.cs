namespace EcommerceDashboard.EmbeddedMongo.Storage;

public class IndexFieldTests
{
    [Fact]
    public void Fields_OfTheSamePathAndDirection_AreEqual() => Assert.Equal(new IndexField("shipTo.region", false), new IndexField("shipTo.region", false));

    [Fact]
    public void Fields_OfOtherDirection_AreNot() => Assert.NotEqual(new IndexField("shipTo.region", false), new IndexField("shipTo.region", true));
}
