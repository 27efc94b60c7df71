using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Proposal;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources;

public class SourceNamesTests
{
    private static SourceDefinition Propose(string[] documents, params (string Collection, string Document)[] others) =>
        new SourceNames(Sample(documents), others.ToDictionary(other => other.Collection, other => Sample([other.Document]))).Propose("erp", "commandes");

    private static DocumentSample Sample(string[] documents) => new(documents.Select(document => BsonDocument.Parse(document)));

    private static string[] Fields(SourceDefinition definition) => [.. definition.Fields.Select(field => $"{field.Key} = {field.Value.From}:{field.Value.Path}")];

    [Fact]
    public void Propose_OneDocumentPerLineInFrench_FindsTheFields()
    {
        var definition = Propose(["{ _id: 1, numeroCommande: 'A1', dateCommande: '2026-01-05', idClient: 7, nomClient: 'Ann', refProduit: 'P', quantite: 2, montant: 12.5 }"]);

        Assert.Null(definition.Lines);
        Assert.Equal(
            [
                "orderId = document:numeroCommande", "orderedAt = document:dateCommande", "customerId = document:idClient", "customerName = document:nomClient",
                "productId = document:refProduit", "quantity = document:quantite", "sales = document:montant",
            ],
            Fields(definition));
        Assert.Equal(("commandes", "erp", "commandes"), (definition.Name, definition.Database, definition.Collection));
    }

    [Fact]
    public void Propose_LinesInAnArray_TakesTheArrayThatLooksMostLikeLines()
    {
        var definition = Propose(
        [
            """
            { _id: 1, orderDate: ISODate('2026-01-05T00:00:00Z'), status: 'shipped', customer: { name: 'Ann', id: 7 }, updatedAt: ISODate('2026-01-06T00:00:00Z'),
              notes: [ { text: 'x', quantity: 1 } ], items: [ { sku: 'P', quantity: 2, price: 3.5 } ] }
            """,
        ]);

        Assert.Equal("items", definition.Lines);
        Assert.Equal("updatedAt", definition.Watermark);
        Assert.Contains("orderId = document:_id", Fields(definition));
        Assert.Contains("customerName = document:customer.name", Fields(definition));
        Assert.Contains("customerId = document:customer.id", Fields(definition));
        Assert.Contains("quantity = line:quantity", Fields(definition));
        Assert.Contains("productId = line:sku", Fields(definition));
    }

    [Fact]
    public void Propose_CollectionsBeside_AreJoinedByTheirIds()
    {
        var definition = Propose(
            ["{ _id: 1, orderId: 'A', orderDate: ISODate('2026-01-05T00:00:00Z'), customerId: 7, productId: 'P', quantity: 2, sales: 12.5 }"],
            ("customers", "{ _id: 7, name: 'Ann', segment: 'Consumer' }"),
            ("products", "{ _id: ObjectId('65a000000000000000000001'), productId: 'P', productName: 'Desk', category: 'Furniture' }"),
            ("logs", "{ _id: 1, customerId: 7, name: 'seen' }"));

        Assert.Equal(
            [new SourceJoin("customer", "customers", "customerId", "_id"), new SourceJoin("product", "products", "productId", "productId")],
            definition.Joins);
        Assert.Contains("customerName = customer:name", Fields(definition));
        Assert.Contains("customerSegment = customer:segment", Fields(definition));
        Assert.Contains("productName = product:productName", Fields(definition));
        Assert.Contains("category = product:category", Fields(definition));
    }

    [Theory]
    [InlineData("05/01/2026", "31/01/2026", "%d/%m/%Y")]
    [InlineData("01/05/2026 10:00", "01/31/2026 11:30", "%m/%d/%Y %H:%M")]
    [InlineData("05.01.2026 10:00:00", "25.01.2026 10:00:00", "%d.%m.%Y %H:%M:%S")]
    [InlineData("05/01/2026", "06/02/2026", null)]
    [InlineData("2026-01-05", "2026-01-31", null)]
    [InlineData("31/01/2026", "01/31/2026", null)]
    public void Propose_DatesThatAreTexts_GivesTheFormatOnlyWhereItIsSure(string one, string other, string? format)
    {
        var definition = Propose([$"{{ orderId: 1, orderDate: '{one}', quantity: 1, sales: 1 }}", $"{{ orderId: 2, orderDate: '{other}', quantity: 1, sales: 1 }}"]);

        Assert.Equal(format, definition.DateFormat);
    }

    [Fact]
    public void Propose_WordsOfAStatus_MapsThoseThatAreKnown()
    {
        var definition = Propose(
        [
            "{ orderId: 1, orderDate: ISODate('2026-01-05T00:00:00Z'), status: 'cancelled', quantity: 1, sales: 1 }",
            "{ orderId: 2, orderDate: ISODate('2026-01-05T00:00:00Z'), status: 'refunded', quantity: 1, sales: 1 }",
            "{ orderId: 3, orderDate: ISODate('2026-01-05T00:00:00Z'), status: 'xyzzy', quantity: 1, sales: 1 }",
        ]);

        Assert.Equal([("cancelled", "cancelled"), ("refunded", "refund")], definition.Statuses.Select(word => (word.Key, word.Value)));
    }

    [Fact]
    public void Sample_OfDeepAndHugeDocuments_StaysSmall()
    {
        var wide = new BsonDocument(Enumerable.Range(0, 1_000).Select(i => new BsonElement($"f{i}", new string('x', 200))));
        var sample = new DocumentSample([wide, BsonDocument.Parse("{ a: { b: { c: { d: { e: { f: 1 } } } } }, '': 1 }")]);

        Assert.Equal(300, sample.Fields.Count);
        Assert.All(sample.Shown, field => Assert.Equal(61, field.Example!.Length));
    }
}
