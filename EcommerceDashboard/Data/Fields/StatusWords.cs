using System.Collections.Frozen;

namespace EcommerceDashboard.Data.Fields;

/// <summary>Words for how an order stands, in the languages of <see cref="FieldSynonyms"/>.</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, string> Words = new (string Status, string Words)[]
    {
        (OrderStatus.Completed, "completed, complete, done, paid, partially paid, authorized, pending, processing, in process, on hold, open, new, created, approved, invoiced, confirmed, accepted, "
            + "shipped, partially shipped, in transit, sent, delivered, fulfilled, closed, received, partially refunded, disputed, resolved, "
            + "terminée, payée, payé, en cours, en attente, expédiée, expédié, livrée, livré, confirmée, facturée, validée, abgeschlossen, bezahlt, in bearbeitung, offen, versandt, versendet, "
            + "geliefert, zugestellt, bestätigt, completado, pagado, procesando, enviado, entregado, concluído, pago, processando, entregue, completato, pagato, in lavorazione, spedito, consegnato"),
        (OrderStatus.Cancelled, "cancelled, canceled, cancelled by customer, void, voided, failed, expired, rejected, declined, draft, checkout draft, pending payment, trash, unavailable, deleted, "
            + "annulée, annulé, échouée, refusée, storniert, abgebrochen, fehlgeschlagen, cancelado, anulado, fallido, falhou, annullato, fallito"),
        (OrderStatus.Refund, "refund, refunded, returned, return, credit note, credit, charged back, remboursée, remboursé, retournée, retour, avoir, erstattet, rückerstattet, retourniert, gutschrift, "
            + "reembolsado, devuelto, devolución, devolvido, rimborsato, reso"),
    }.SelectMany(row => row.Words.Split(',').Select(word => (Word: ColumnName.Key(word), row.Status)))
        .ToFrozenDictionary(row => row.Word, row => row.Status, StringComparer.Ordinal);

    /// <summary>All of <see cref="OrderStatus"/>, for a message.</summary>
    public const string Known = $"{OrderStatus.Completed}, {OrderStatus.Cancelled}, {OrderStatus.Refund}";

    /// <summary>Whether it is one of <see cref="OrderStatus"/>.</summary>
    public static bool IsStatus(string status) => status is OrderStatus.Completed or OrderStatus.Cancelled or OrderStatus.Refund;

    /// <summary>One of <see cref="OrderStatus"/>; null: the word is not known.</summary>
    public static string? Of(string word)
    {
        var key = ColumnName.Key(word);
        return Words.GetValueOrDefault(key) ?? (key.StartsWith("wc", StringComparison.Ordinal) ? Words.GetValueOrDefault(key[2..]) : null);
    }
}
