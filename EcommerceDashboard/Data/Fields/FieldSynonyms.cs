using System.Collections.Frozen;

namespace EcommerceDashboard.Data.Fields;

/// <summary>Names that columns of shops, marketplaces and spreadsheets have, in English, French, German, Spanish, Portuguese and Italian.</summary>
internal static class FieldSynonyms
{
    /// <summary>By id of the field; separated by commas, the likeliest first; a name stands for one field only.</summary>
    private static readonly (string Field, string Names)[] Table =
    [
        ("orderId", "order id, order number, order no, order, order reference, invoice no, invoice number, invoice, transaction id, sales order, id commande, numéro de commande, "
            + "n° commande, n° de commande, commande, numéro commande, référence commande, référence de commande, facture, numéro de facture, bestellnummer, bestell-nr, bestellung, auftragsnummer, auftrags-nr, rechnungsnummer, "
            + "número de pedido, n° pedido, id pedido, pedido, número do pedido, id do pedido, factura, fatura, numero ordine, n. ordine, id ordine, ordine, fattura"),
        ("orderedAt", "order date, ordered at, ordered on, date, created at, created on, order time, order datetime, purchase date, purchased at, invoice date, transaction date, timestamp, "
            + "date de commande, date commande, date de facture, date d'achat, créé le, bestelldatum, auftragsdatum, datum, rechnungsdatum, kaufdatum, erstellt am, "
            + "fecha, fecha de pedido, fecha del pedido, fecha de compra, data do pedido, data, data da compra, data ordine, data dell'ordine, data acquisto"),
        ("status", "status, order status, state of order, statut, statut de la commande, état de la commande, bestellstatus, auftragsstatus, estado del pedido, estado de pedido, status do pedido, "
            + "stato, stato ordine"),
        ("cancelledAt", "cancelled at, canceled at, cancellation date, annulé le, date d'annulation, storniert am, cancelado el, cancelado em, annullato il"),
        ("channel", "channel, sales channel, source, store, canal, canal de vente, vertriebskanal, verkaufskanal, kanal, canal de venta, canal de venda, canale, canale di vendita"),
        ("currency", "currency, order currency, currency code, devise, monnaie, währung, währungscode, moneda, divisa, moeda, valuta"),
        ("customerId", "customer id, customer no, customer number, customer, client id, user id, buyer id, id client, numéro client, référence client, n° client, client, code client, kundennummer, kunden-nr, kunden-id, "
            + "kunde, id cliente, id de cliente, número de cliente, cliente, código do cliente, codice cliente"),
        ("customerName", "customer name, full name, buyer name, first name, nom du client, nom client, nom complet, prénom, kundenname, name des kunden, vorname, nombre del cliente, nombre cliente, "
            + "nome do cliente, nome cliente"),
        ("customerLastName", "last name, family name, surname, nom de famille, nachname, apellido, apellidos, sobrenome, cognome"),
        ("customerSegment", "segment, customer segment, customer group, customer type, segment client, groupe de clients, kundensegment, kundengruppe, segmento, segmento de cliente, grupo de clientes, "
            + "segmento cliente"),
        ("shipMode", "ship mode, shipping mode, shipping method, delivery method, carrier, mode de livraison, mode livraison, mode d'expédition, transporteur, versandart, versandmethode, modo de envío, método de envío, "
            + "modo de envio, método de envio, metodo di spedizione, spedizione"),
        ("shippedAt", "ship date, shipped at, shipping date, shipped on, fulfilled at, dispatch date, date d'expédition, date expédition, date d'envoi, expédié le, versanddatum, versandt am, fecha de envío, data de envio, "
            + "data di spedizione, data spedizione"),
        ("deliveredAt", "delivery date, delivered at, delivered on, arrival date, date de livraison, date livraison, livré le, lieferdatum, geliefert am, fecha de entrega, data de entrega, data di consegna, data consegna"),
        ("shipToCountry", "country, ship to country, shipping country, country/region, delivery country, pays, pays de livraison, land, lieferland, país, país de envío, país de entrega, paese"),
        ("shipToRegion", "region, sales region, market, territory, région, région de vente, verkaufsregion, vertriebsgebiet, región, região, regione"),
        ("shipToState", "state, province, state/province, ship to state, shipping state, shipping province, county, état, département, bundesland, kanton, provincia, estado, departamento, distrito"),
        ("shipToCity", "city, town, ship to city, shipping city, delivery city, ville, ville de livraison, stadt, ort, lieferort, ciudad, cidade, città, comune"),
        ("shipToPostalCode", "postal code, zip, zip code, postcode, ship to postal code, shipping zip, shipping postcode, code postal, cp, plz, postleitzahl, código postal, cep, cap"),
        ("shipToLatitude", "latitude, lat, ship to latitude, shipping latitude, customer lat, breitengrad, latitud, latitudine"),
        ("shipToLongitude", "longitude, lng, lon, long, ship to longitude, shipping longitude, customer lng, längengrad, longitud, longitudine"),
        ("shipFromId", "ship from id, ship from, warehouse, warehouse id, seller id, entrepôt, lager, lager-id, almacén, armazém, magazzino"),
        ("shipFromCountry", "ship from country, warehouse country, origin country, pays d'expédition, pays d'origine"),
        ("shipFromRegion", "ship from region, warehouse region"),
        ("shipFromState", "ship from state, warehouse state, seller state"),
        ("shipFromCity", "ship from city, warehouse city, seller city, origin city, ville d'expédition"),
        ("shipFromPostalCode", "ship from postal code, warehouse postal code, seller zip, code postal d'expédition"),
        ("shipFromLatitude", "ship from latitude, warehouse latitude, seller lat"),
        ("shipFromLongitude", "ship from longitude, warehouse longitude, seller lng"),
        ("orderSales", "order sales, order subtotal, subtotal"),
        ("lineNumber", "line number, line no, line id, item number, line item id, row id, position, numéro de ligne, n° ligne, ligne, zeile, zeilennummer, pos, número de línea, número da linha, linea, riga"),
        ("productId", "product id, sku, item id, item code, stock code, article, article number, product code, asin, ean, référence, référence produit, ref produit, code produit, code article, réf, id produit, "
            + "artikelnummer, artikel-nr, produktnummer, produkt-id, referencia, código de producto, id producto, código do produto, id do produto, codice prodotto, codice articolo, id prodotto"),
        ("productName", "product name, product, item name, item, description, product description, title, nom du produit, nom produit, libellé produit, produit, désignation, libellé, description produit, produktname, produkt, "
            + "artikel, artikelbezeichnung, bezeichnung, nombre del producto, producto, descripción, nome do produto, produto, descrição, nome prodotto, prodotto, descrizione"),
        ("category", "category, product category, department, catégorie, catégorie de produit, famille, rayon, kategorie, warengruppe, produktkategorie, categoría, categoria, famiglia"),
        ("subCategory", "sub-category, subcategory, product type, sous-catégorie, sous-famille, unterkategorie, untergruppe, subcategoría, subcategoria, sottocategoria"),
        ("quantity", "quantity, qty, units, pieces, count, quantity ordered, quantité, qté, nombre, menge, anzahl, stück, stückzahl, cantidad, unidades, quantidade, qtd, quantità, qta, pezzi"),
        ("unitPrice", "unit price, price, price each, item price, list price, prix unitaire, prix, pu, pu ht, prix ht, einzelpreis, stückpreis, preis, listenpreis, precio unitario, precio, preço unitário, preço, "
            + "prezzo unitario, prezzo"),
        ("discount", "discount, discount rate, discount %, remise, taux de remise, remise %, rabatt, rabatt %, descuento, desconto, sconto"),
        ("discountAmount", "discount amount, line discount, discount value, montant de la remise, montant remise, rabattbetrag, importe de descuento, valor do desconto, importo sconto"),
        ("sales", "sales, line total, line amount, total, amount, revenue, net amount, net sales, extended price, turnover, ventes, chiffre d'affaires, ca, montant, montant ht, total ht, total ligne, montant ligne, "
            + "umsatz, betrag, nettobetrag, gesamtpreis, summe, zeilensumme, ventas, importe, importe neto, total línea, vendas, valor, valor total, receita, vendite, importo, totale, ricavo"),
        ("profit", "profit, margin amount, gross profit, bénéfice, marge, profit brut, gewinn, rohertrag, deckungsbeitrag, beneficio, ganancia, lucro, margem, profitto, utile, guadagno"),
        ("unitCost", "unit cost, cost per item, cost price, purchase price, coût unitaire, prix d'achat, prix de revient, einkaufspreis, stückkosten, costo unitario, coste unitario, custo unitário, prezzo di acquisto"),
        ("cost", "cost, total cost, line cost, cogs, coût, coût total, coût de revient, kosten, gesamtkosten, coste, custo, costo"),
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> ByField = Table.ToFrozenDictionary(
        row => row.Field,
        row => (IReadOnlyList<string>)[.. row.Names.Split(',').Prepend(row.Field).Select(ColumnName.Key).Distinct(StringComparer.Ordinal)],
        StringComparer.Ordinal);

    /// <summary>The names of a field, its own id first.</summary>
    public static IReadOnlyList<string> Of(string field) => ByField[field];
}
