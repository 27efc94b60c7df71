using System.Globalization;

namespace EcommerceDashboard.Features.Import;

/// <summary>A way to write dates.</summary>
internal sealed record DateFormat(string Name, params string[] Patterns)
{
    public static readonly DateFormat Iso = new("YYYY-MM-DD", "yyyy-M-d", "yyyy/M/d");
    public static readonly DateFormat MonthFirst = new("M/D/YYYY", "M/d/yyyy", "M-d-yyyy");
    public static readonly DateFormat DayFirst = new("D/M/YYYY", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy");

    /// <summary>In the order in which they are taken where more than one fits.</summary>
    public static IReadOnlyList<DateFormat> All { get; } = [Iso, MonthFirst, DayFirst];

    /// <summary>Dates outside are taken for errors of writing.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2199, 12, 31);

    public bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date >= Earliest && date <= Latest;
}

/// <summary>
/// Decides how the dates of a column are written from all of them: <c>4/7/2016</c> alone could be April or July, a <c>4/17/2016</c>
/// further down settles it.
/// </summary>
internal sealed class DateColumn
{
    private readonly long[] _fits = new long[DateFormat.All.Count];
    private long _count;

    /// <summary>Takes a value of the column into account; empty ones say nothing.</summary>
    public void Add(string text)
    {
        if (text.Length == 0) return;
        _count++;
        for (var i = 0; i < _fits.Length; i++)
        {
            if (DateFormat.All[i].TryParse(text, out _)) _fits[i]++;
        }
    }

    /// <summary>The formats that most values fit; more than one when the values leave it open.</summary>
    public IReadOnlyList<DateFormat> Candidates => [.. DateFormat.All.Where((_, i) => _fits[i] == _fits.Max())];

    /// <summary>The format of the column.</summary>
    /// <param name="other">The other date column of the file: where this one leaves it open, it settles it if it can.</param>
    public DateFormat Decide(DateColumn other)
    {
        var candidates = Candidates;
        if (candidates.Count == 1 || other._count == 0) return candidates[0];
        return candidates.FirstOrDefault(other.Candidates.Contains) ?? candidates[0];
    }
}
