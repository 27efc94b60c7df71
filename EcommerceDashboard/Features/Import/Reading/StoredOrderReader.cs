using System.Runtime.CompilerServices;
using System.Text.Json;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reports;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// Reads orders as they are stored, which is what the export writes as JSON: an array of them, or one after the other. A program wrote them, so that there is nothing to
/// find out and nothing to leave out: one that is not an order ends the reading.
/// </summary>
internal sealed class StoredOrderReader(ImportFile file, bool isArray, ShopClock clock, ProgressMeter progress) : IOrderSource
{
    private const int BatchOrders = 500;

    public string? Layout => "stored-orders";

    public string Encoding => "UTF-8";

    public string DateFormat => DateOrder.YearFirst.Name;

    public ShopClock Clock => clock;

    public ProblemLog Problems { get; } = new();

    public NoticeLog Notices { get; } = new();

    /// <summary>A reader for a file that begins like JSON; null: it does not.</summary>
    public static async Task<StoredOrderReader?> ForAsync(ImportFile file, ShopClock clock, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        await using var _ = stream.ConfigureAwait(false);
        var start = new byte[64];
        var count = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return start.AsSpan(0, count).TrimStart("\uFEFF \t\r\n"u8) switch
        {
            [(byte)'[', ..] => new StoredOrderReader(file, true, clock, progress),
            [(byte)'{', ..] => new StoredOrderReader(file, false, clock, progress),
            _ => null,
        };
    }

    /// <inheritdoc />
    /// <exception cref="ImportRejectedException">Something in it is no order.</exception>
    public async IAsyncEnumerable<IReadOnlyList<OrderDocument>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var stream = file.Open();
        await using var _ = stream.ConfigureAwait(false);
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, topLevelValues: !isArray, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        List<OrderDocument> batch = [];
        while (await NextAsync(elements, ids.Count).ConfigureAwait(false))
        {
            var order = Read(elements.Current, ids.Count + 1);
            if (!ids.Add(order.Id)) throw NoOrder(ids.Count + 1, "Order.IdTwice", ImportProblem.Shorten(order.Id));
            batch.Add(order);
            if (batch.Count < BatchOrders) continue;
            progress.Report(ImportStep.Reading, ids.Count, stream.Position);
            yield return batch;
            batch = [];
        }
        if (ids.Count == 0) throw new ImportRejectedException(ImportProblem.OfFile("File.NoOrder"));
        if (batch.Count > 0) yield return batch;
        progress.Report(ImportStep.Reading, ids.Count, file.Length);
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonElement> elements, int read)
    {
        try
        {
            return await elements.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException exception)
        {
            throw NoOrder(read + 1, "Order.BrokenJson", exception.Message);
        }
    }

    private static OrderDocument Read(JsonElement element, int number)
    {
        try
        {
            var order = BsonSerializer.Deserialize<OrderDocument>(StatedFields.Of(BsonDocument.Parse(element.GetRawText())));
            if (string.IsNullOrEmpty(order.Id)) throw NoOrder(number, "Order.NoId");
            if (order.Status is null || !StatusWords.IsStatus(order.Status)) throw NoOrder(number, "Order.NoStatus", StatusWords.Known);
            if (order.OrderedAt == default) throw NoOrder(number, "Order.NoDate");
            if (order.Lines is null || order.Lines.Any(line => string.IsNullOrEmpty(line.ProductId))) throw NoOrder(number, "Order.NoLines");
            // Sums follow from the lines, whatever stands beside them.
            var totals = OrderTotals.Of(order.Lines);
            return order with { Sales = totals.Sales, Profit = totals.Profit, CostedSales = totals.CostedSales, Units = totals.Units, Categories = totals.Categories };
        }
        catch (Exception exception) when (exception is FormatException or BsonException or InvalidOperationException or InvalidCastException or OverflowException)
        {
            throw NoOrder(number, "Order.Unreadable", exception.Message);
        }
    }

    private static ImportRejectedException NoOrder(int number, string key, params object[] values) =>
        new(ImportProblem.OfFile("File.NotAsExported", number, Explanation.Of<ImportText>(key, values)));
}
