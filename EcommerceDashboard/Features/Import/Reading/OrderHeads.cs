using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Joins what the lines of an order say about the order: a field that a line leaves empty says nothing, and where two differ the field's rule decides.</summary>
internal sealed class OrderHeads(ReadingRules rules)
{
    private readonly IReadOnlyList<ImportField> _fields = rules.Columns.OfOrder;

    /// <summary>Takes what a line says into account.</summary>
    public void Add(PendingOrder order, LineValues line)
    {
        var isFirst = order.LineCount == 1;
        for (var i = 0; i < _fields.Count; i++)
        {
            var field = _fields[i];
            if (field == ImportFields.OrderId) continue;
            var text = line.Raw(field);
            ref var known = ref order.Texts[i];
            if (isFirst)
            {
                known = (text, line.Number);
                if (text.Length > 0) order.Values[i] = Read(field, text, line);
                else if (rules.IsStrict && field == ImportFields.OrderedAt) MissingDate(line);
            }
            else if (text == known.Text || (text.Length == 0 && !rules.IsStrict))
            {
                continue;
            }
            else if (known.Text.Length == 0 && !rules.IsStrict && field.WhenLinesDiffer != WhenLinesDiffer.TakeFirstLine)
            {
                known = (text, line.Number);
                order.Values[i] = Read(field, text, line);
            }
            else
            {
                Differ(order, i, field, text, line);
            }
        }
        if (isFirst && rules.IsStrict) CheckShipDate(order, line);
    }

    /// <summary>What the order says in a field; null: nothing.</summary>
    public T? Value<T>(PendingOrder order, ImportField field)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i] == field) return (T?)order.Values[i];
        }
        return default;
    }

    /// <summary>The word for how the order stands; null: none.</summary>
    public string? Text(PendingOrder order, ImportField field) => Value<string>(order, field);

    public void MissingDate(LineValues line) =>
        line.Problem(ImportFields.OrderedAt, ImportProblemKind.Missing, $"is empty, but must be a date as {rules.DateOrder.Name}");

    private void Differ(PendingOrder order, int index, ImportField field, string text, LineValues line)
    {
        var rule = rules.IsStrict ? WhenLinesDiffer.Reject : field.WhenLinesDiffer;
        switch (rule)
        {
            case WhenLinesDiffer.Reject:
                line.Problem(field, ImportProblemKind.Contradiction, FormattableString.Invariant(
                    $"“{ImportProblem.Shorten(text)}” differs from “{ImportProblem.Shorten(order.Texts[index].Text)}” on line {order.Texts[index].Line}, but both lines belong to order {ImportProblem.Shorten(order.Id)}"), ImportProblem.Shorten(text));
                break;
            case WhenLinesDiffer.TakeEarliest or WhenLinesDiffer.TakeLatest:
                if (line.Date(field, text) is { } date && order.Values[index] is DateTime known)
                {
                    if (field == ImportFields.OrderedAt) order.HasSeveralTimes |= date != known;
                    order.Values[index] = (rule == WhenLinesDiffer.TakeEarliest) == (date < known) ? date : known;
                }
                break;
            case WhenLinesDiffer.TakeFirstLine:
                order.HasSeveralOrigins = true;
                break;
            case WhenLinesDiffer.TakeFirst:
                break;
            default:
                throw new InvalidOperationException($"There is no rule {rule}.");
        }
    }

    private static object? Read(ImportField field, string text, LineValues line) => field.Kind switch
    {
        ImportFieldKind.Date => line.Date(field, text),
        ImportFieldKind.Degrees => line.Degrees(field, text),
        ImportFieldKind.Status => line.Status(field, text),
        ImportFieldKind.Currency => line.Currency(field, text),
        // Its currency may stand further right: it is read with the amounts of the line.
        ImportFieldKind.Amount => null,
        _ => line.Text(field),
    };

    private void CheckShipDate(PendingOrder order, LineValues line)
    {
        if (Value<DateTime?>(order, ImportFields.OrderedAt) is not { } ordered || Value<DateTime?>(order, ImportFields.ShippedAt) is not { } shipped || shipped >= ordered) return;
        line.Problem(ImportFields.ShippedAt, ImportProblemKind.ShippedTooEarly, FormattableString.Invariant(
            $"{rules.Clock.DayOf(shipped):yyyy-MM-dd} lies before the order date {rules.Clock.DayOf(ordered):yyyy-MM-dd}"));
    }
}
