namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>What all numbers of a file tell of what stands before their decimals: <c>1,234</c> could be either, <c>12,50</c> settles it.</summary>
internal sealed class NumberEvidence
{
    private const int ExamplesKept = 3;

    private readonly List<string> _examples = [];
    private long _point, _comma, _open;

    /// <summary>Numbers that leave it open, or contradict each other.</summary>
    public IReadOnlyList<string> Examples => _examples;

    /// <summary>Takes a value into account.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOfAny('.', ',');
        if (last < 0) return;
        var mark = text[last];
        var other = mark == '.' ? ',' : '.';
        var isThousands = text[..last].Contains(mark);
        var isOpen = !isThousands && !text[..last].Contains(other) && CouldBeThousands(text, last);
        // What is no number either way tells nothing.
        if (!WrittenNumber.TryRead(text, isThousands ? other : mark, out _, out var sign) || (sign.Length > 0 && !CurrencySigns.IsKnown(sign))) return;
        if (isOpen ? _open++ < ExamplesKept : Count(isThousands ? other : mark)) _examples.Add(text.Trim().ToString());
    }

    /// <summary>"." or ","; null: the numbers leave it open, or contradict each other.</summary>
    public char? Decide() => (_point, _comma) switch
    {
        (0, 0) => _open == 0 ? '.' : null,
        // One number in a thousand may be wrong, and is then rejected.
        _ when _point >= 1_000 * _comma => '.',
        _ when _comma >= 1_000 * _point => ',',
        _ => null,
    };

    /// <returns>Whether it is the first of its kind.</returns>
    private bool Count(char mark) => (mark == '.' ? _point++ : _comma++) == 0;

    /// <summary>Three digits behind the mark and one to three before, as in 1,234; but nobody writes 0,234 for 234.</summary>
    private static bool CouldBeThousands(ReadOnlySpan<char> text, int mark)
    {
        int before = mark, after = mark + 1;
        while (before > 0 && char.IsAsciiDigit(text[before - 1])) before--;
        while (after < text.Length && char.IsAsciiDigit(text[after])) after++;
        // Behind other digits stands another mark of thousands: 1 234,567.
        for (var i = 0; i < before; i++)
        {
            if (char.IsAsciiDigit(text[i])) return false;
        }
        return after - mark - 1 == 3 && mark - before is >= 1 and <= 3 && text[before] != '0';
    }
}
