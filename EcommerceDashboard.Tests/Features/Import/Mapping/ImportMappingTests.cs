using EcommerceDashboard.Data;
using EcommerceDashboard.Data.Fields;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import.Mapping;

public class ImportMappingTests(TestDatabase test) : IClassFixture<TestDatabase>
{
    private static readonly ImportMapping Whole = new()
    {
        Layout = "shopify",
        Columns = new Dictionary<string, string> { ["orderId"] = "N° de commande", ["sales"] = "Total $ (net.)" },
        DateFormat = "D/M/YYYY",
        DecimalMark = ",",
        Encoding = "windows-1252",
        Separator = ";",
        TimeZone = "Europe/Paris",
        Currency = "EUR",
        Rates = new Dictionary<string, decimal> { ["EUR"] = 1.08m },
        Statuses = new Dictionary<string, string> { ["versandfertig"] = "completed" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Json_RoundTrip_KeepsAll() => Assert.Equal(Whole.ToJson(), ImportMapping.FromJson(Whole.ToJson()).ToJson());

    [Theory]
    [InlineData("{", "The mapping is no JSON of the expected shape")]
    [InlineData("null", "The mapping is empty.")]
    [InlineData("""{ "kolumns": {} }""", "The mapping is no JSON of the expected shape")]
    [InlineData("""{ "columns": { "price": "x" } }""", "The mapping names the field “price”. Known are: orderId, ")]
    [InlineData("""{ "layout": "x" }""", "The mapping names the layout “x”. Known are: canonical, superstore, ")]
    [InlineData("""{ "dateFormat": "x" }""", "The mapping names the date format “x”. Known are: YYYY-MM-DD, M/D/YYYY, D/M/YYYY.")]
    [InlineData("""{ "decimalMark": ";" }""", "The mapping names the decimal mark “;”. It must be “.” or “,”.")]
    [InlineData("""{ "separator": ", " }""", "The mapping names the separator “, ”. It must be one character.")]
    [InlineData("""{ "rates": { "EUR": 0 } }""", "The mapping has a rate for EUR that is not above zero.")]
    [InlineData("""{ "timeZone": "Mars" }""", "The mapping names the time zone “Mars”.")]
    [InlineData("""{ "statuses": { "x": "shipped" } }""", "The mapping takes the status “x” for “shipped”. Known are: completed, cancelled, refund.")]
    public void FromJson_WhatCannotBe_SaysWhat(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => ImportMapping.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Mappings_SavedByName_AreFoundListedReplacedAndDeleted()
    {
        var mappings = new ImportMappings(new DashboardCollections(test.Database));
        await mappings.SaveAsync("Boutique d'été", Whole, Cancel);
        await mappings.SaveAsync("a", ImportMapping.Empty, Cancel);
        await mappings.SaveAsync("a", ImportMapping.Empty with { DecimalMark = "," }, Cancel);

        Assert.Equal(["Boutique d'été", "a"], await mappings.NamesAsync(Cancel));
        Assert.Equal(Whole.ToJson(), (await mappings.FindAsync("Boutique d'été", Cancel))!.ToJson());
        Assert.Equal(",", (await mappings.FindAsync("a", Cancel))!.DecimalMark);
        await mappings.DeleteAsync("a", Cancel);
        Assert.Null(await mappings.FindAsync("a", Cancel));
    }

    [Fact]
    public void Synonyms_AllFields_StandForOneFieldOnly()
    {
        var twice = ImportFields.All.SelectMany(field => field.Synonyms.Select(name => (name, field.Id))).GroupBy(pair => pair.name).Where(group => group.Count() > 1);

        Assert.Empty(twice.Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Id))}"));
    }

    [Theory]
    [InlineData("N° de commande;Date de commande;Client;Référence;Désignation;Qté;Prix unitaire;Montant HT;Ville;Code postal;Pays", "orderId,orderedAt,customerId,productId,productName,quantity,unitPrice,sales,shipToCity,shipToPostalCode,shipToCountry")]
    [InlineData("Bestellnummer;Bestelldatum;Kundennummer;Artikelnummer;Artikel;Menge;Einzelpreis;Umsatz;Ort;PLZ;Land", "orderId,orderedAt,customerId,productId,productName,quantity,unitPrice,sales,shipToCity,shipToPostalCode,shipToCountry")]
    [InlineData("Número de pedido;Fecha;Cliente;Referencia;Producto;Cantidad;Precio unitario;Importe;Ciudad;Código postal;País", "orderId,orderedAt,customerId,productId,productName,quantity,unitPrice,sales,shipToCity,shipToPostalCode,shipToCountry")]
    [InlineData("Número do pedido;Data do pedido;Cliente;Código do produto;Produto;Quantidade;Preço unitário;Valor;Cidade;CEP;País", "orderId,orderedAt,customerId,productId,productName,quantity,unitPrice,sales,shipToCity,shipToPostalCode,shipToCountry")]
    [InlineData("Numero ordine;Data ordine;Cliente;Codice prodotto;Prodotto;Quantità;Prezzo unitario;Importo;Città;CAP;Paese", "orderId,orderedAt,customerId,productId,productName,quantity,unitPrice,sales,shipToCity,shipToPostalCode,shipToCountry")]
    [InlineData("order_no;Created At;e-mail;SKU;qty;Price", "orderId,orderedAt,,productId,quantity,unitPrice")]
    public void Resolution_HeadersOfSeveralLanguages_FindsTheFields(string header, string fields)
    {
        var columns = header.Split(';');
        var found = MappingResolution.Of(columns, ImportMapping.Empty);

        Assert.Equal(fields.Split(','), columns.Select(column => found.Columns.FirstOrDefault(pair => pair.Value == column).Key ?? ""));
        Assert.Empty(found.Missing);
    }
}
