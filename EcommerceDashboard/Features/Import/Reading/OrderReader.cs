using System.Runtime.CompilerServices;
using CsvHelper;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// Reads the orders of a surveyed file. Lines of an order need not stand together; an order is given out, and forgotten, with its last line, so that
/// memory depends on how far apart its lines are and not on the size of the file.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="survey">What is known of it.</param>
/// <param name="rules">How to read it.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="rejects">Takes the lines that cannot be taken; null: nobody wants them.</param>
internal sealed class OrderReader(ImportFile file, FileSurvey survey, ReadingRules rules, ProgressMeter progress, RejectFile? rejects) : IOrderSource
{
    /// <summary>More would not fit into a document of MongoDB.</summary>
    private const int MostLines = 10_000;

    private const int BatchOrders = 500, BatchLines = 8_000, ProgressEvery = 1 << 12;

    private readonly Dictionary<string, PendingOrder> _pending = new(StringComparer.Ordinal);
    private readonly OrderHeads _heads = new(rules);

    public string? Layout => rules.Layout?.Id;

    public string Encoding => survey.Encoding.WebName.ToUpperInvariant();

    public string DateFormat => rules.DateOrder.Name;

    public ShopClock Clock => rules.Clock;

    public ProblemLog Problems { get; } = new();

    public NoticeLog Notices { get; } = new();

    /// <summary>Gives out the orders in batches, in the order of their last lines.</summary>
    public async IAsyncEnumerable<IReadOnlyList<OrderDocument>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var builder = new OrderBuilder(rules, _heads, Notices);
        var stream = file.Open();
        await using var csv = ImportCsv.Open(stream, survey.Encoding, rules.Mapping.Separator);
        await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        var values = new LineValues(csv, rules, Problems);
        var orderId = rules.Columns[ImportFields.OrderId];
        List<OrderDocument> batch = [];
        var (record, linesOfBatch) = (0, 0);
        for (; await csv.ReadAsync(cancellationToken).ConfigureAwait(false); record++)
        {
            if (record % ProgressEvery == 0) progress.Report(ImportStep.Reading, record, stream.Position);
            if (csv.FieldCount != rules.Columns.Header.Count)
            {
                RejectAlone(csv, ImportProblem.OfLine(ImportProblemKind.FieldCount, csv.LineNumber, FormattableString.Invariant($"has {csv.FieldCount} fields, but the header has {rules.Columns.Header.Count}")));
                continue;
            }
            if (Add(csv, values) is not { } order || !survey.IsLast(ShortText.Hash(csv.GetSpan(orderId)), record)) continue;
            if (Finish(order, builder) is not { } document) continue;
            batch.Add(document);
            linesOfBatch += document.Lines.Count;
            if (batch.Count < BatchOrders && linesOfBatch < BatchLines) continue;
            yield return batch;
            (batch, linesOfBatch) = ([], 0);
        }
        // What the survey took for another order, as happens once in a few billion orders.
        foreach (var order in _pending.Values.ToList())
        {
            if (Finish(order, builder) is { } document) batch.Add(document);
        }
        if (batch.Count > 0) yield return batch;
        progress.Report(ImportStep.Reading, record, file.Length);
    }

    /// <returns>The order that the line belongs to; null: that cannot be told.</returns>
    private PendingOrder? Add(CsvReader csv, LineValues values)
    {
        var before = Problems.Count;
        var id = values.Key(ImportFields.OrderId);
        if (Problems.Count > before && id.Length == 0)
        {
            // Its other faults are named, too.
            _ = LineReader.Read(values, rules, null);
            KeepAlone(csv, before);
            return null;
        }
        if (!_pending.TryGetValue(id, out var order))
        {
            order = new PendingOrder(id, values.Number, rules.Columns.OfOrder.Count) { Rows = rejects is null ? null : [] };
            _pending.Add(id, order);
        }
        order.LineCount++;
        CheckLineNumber(order, values);
        _heads.Add(order, values);
        var currency = _heads.Text(order, ImportFields.Currency);
        var line = LineReader.Read(values, rules, currency);
        if (rules.Columns.Has(ImportFields.OrderSales)) order.OrderSales ??= values.Amount(ImportFields.OrderSales, currency);
        if (order.LineCount == MostLines + 1) Problems.Add(ImportProblem.OfLine(ImportProblemKind.TooManyLines, values.Number, FormattableString.Invariant($"order {ImportProblem.Shorten(id)} has more than {MostLines} lines")));
        if (Problems.Count > before) (order.IsRejected, _) = (true, order.Lines.RemoveAll(_ => true));
        else if (!order.IsRejected) order.Lines.Add(line);
        order.Rows?.Add(new RejectedRow(values.Number, csv.RawRecord.ToArray(), Problems.Count > before ? Problems.Last!.In(file.Name) : null));
        return order;
    }

    private void CheckLineNumber(PendingOrder order, LineValues values)
    {
        if (!rules.Columns.Has(ImportFields.LineNumber)) return;
        var number = rules.IsStrict ? values.Key(ImportFields.LineNumber) : values.Raw(ImportFields.LineNumber);
        if (number.Length == 0) return;
        order.LineNumbers ??= new Dictionary<string, long>(StringComparer.Ordinal);
        if (order.LineNumbers.TryAdd(number, values.Number)) return;
        values.Problem(
            ImportFields.LineNumber, ImportProblemKind.RepeatedLine,
            FormattableString.Invariant($"“{ImportProblem.Shorten(number)}” is on line {order.LineNumbers[number]} already, but must be there once"), ImportProblem.Shorten(number));
    }

    /// <returns>Its document; null: it is rejected.</returns>
    private OrderDocument? Finish(PendingOrder order, OrderBuilder builder)
    {
        _pending.Remove(order.Id);
        if (!order.IsRejected && _heads.Value<DateTime?>(order, ImportFields.OrderedAt) is null)
        {
            order.IsRejected = true;
            var column = rules.Columns[ImportFields.OrderedAt];
            Problems.Add(new ImportProblem(ImportProblemKind.Missing, order.FirstLine, column + 1, rules.Columns.Header[column], $"is empty, but must be a date as {rules.DateOrder.Name}"));
        }
        if (!order.IsRejected) return builder.Build(order);
        Problems.Orders++;
        Problems.Lines += order.LineCount;
        foreach (var row in order.Rows ?? []) rejects!.Add(row with { Reason = row.Reason ?? $"another line of order {ImportProblem.Shorten(order.Id)} cannot be taken" });
        return null;
    }

    private void RejectAlone(CsvReader csv, ImportProblem problem)
    {
        var before = Problems.Count;
        Problems.Add(problem);
        KeepAlone(csv, before);
    }

    private void KeepAlone(CsvReader csv, long before)
    {
        if (Problems.Count == before) return;
        Problems.Lines++;
        rejects?.Add(new RejectedRow(csv.LineNumber, csv.RawRecord.ToArray(), Problems.Last!.In(file.Name)));
    }
}
