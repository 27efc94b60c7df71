namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// What all dates of a file tell of how they are written: <c>4/7/2016</c> alone could be April or July, a <c>4/17/2016</c> further down, or in another
/// column, settles it. Where nothing does, or one says this and another that, the user must.
/// </summary>
internal sealed class DateEvidence
{
    private const int ExamplesKept = 3;

    private readonly List<string> _examples = [];
    private long _yearFirst, _monthFirst, _dayFirst, _dottedDays, _open;

    /// <summary>Dates that leave it open, or contradict each other.</summary>
    public IReadOnlyList<string> Examples => _examples;

    /// <summary>Takes a value into account; one that is no date says nothing.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if (!WrittenDate.TryRead(text, out var date)) return;
        if (date.Order is { } order)
        {
            if (date.Day(order) is not null) _ = order == DateOrder.DayFirst ? _dottedDays++ : _yearFirst++;
            return;
        }
        var (monthFirst, dayFirst) = (date.Day(DateOrder.MonthFirst), date.Day(DateOrder.DayFirst));
        if (monthFirst is null && dayFirst is null) return;
        var isTelling = true;
        if (dayFirst is null) isTelling = _monthFirst++ == 0;
        else if (monthFirst is null) isTelling = _dayFirst++ == 0;
        else if (monthFirst != dayFirst) _open++;
        if (isTelling && monthFirst != dayFirst && _examples.Count < ExamplesKept) _examples.Add(text.Trim().ToString());
    }

    /// <summary>How the dates are written; null: they leave it open.</summary>
    public DateOrder? Decide() => (_monthFirst, _dayFirst) switch
    {
        ( > 0, > 0) => null,
        ( > 0, _) => DateOrder.MonthFirst,
        (_, > 0) => DateOrder.DayFirst,
        _ when _open > 0 => null,
        _ => _dottedDays > _yearFirst ? DateOrder.DayFirst : DateOrder.YearFirst,
    };

    /// <summary>Why <see cref="Decide"/> could not.</summary>
    public string Why => _monthFirst > 0
        ? FormattableString.Invariant($"{_monthFirst:N0} dates can only be {DateOrder.MonthFirst.Name} and {_dayFirst:N0} only {DateOrder.DayFirst.Name}")
        : FormattableString.Invariant($"all dates fit both {DateOrder.MonthFirst.Name} and {DateOrder.DayFirst.Name}");
}
