using System.Globalization;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Numbers as people and programs write them: <c>1,234.56</c>, <c>1.234,56</c>, <c>1 234,56 €</c>, <c>$6.62</c>, <c>(5.00)</c>, <c>5-</c>, <c>1e-05</c>.</summary>
internal static class WrittenNumber
{
    private const int Longest = 64;

    /// <summary>Reads a number.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="decimalMark">What stands before its decimals: "." or ",".</param>
    /// <param name="number">Its value.</param>
    /// <param name="sign">The sign of a currency or its code beside it; empty: none.</param>
    public static bool TryRead(ReadOnlySpan<char> text, char decimalMark, out decimal number, out ReadOnlySpan<char> sign)
    {
        sign = default;
        var rest = text.Trim();
        if (decimalMark == '.' && decimal.TryParse(rest, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)) return true;
        number = 0;
        if (rest.Length is 0 or > Longest) return false;
        var isNegative = false;
        if (rest[0] == '(' && rest[^1] == ')')
        {
            isNegative = true;
            rest = rest[1..^1].Trim();
        }
        if (!TakeMinus(ref rest, ref isNegative) || !TakeSign(ref rest, out sign) || !TakeMinus(ref rest, ref isNegative)) return false;
        Span<char> plain = stackalloc char[Longest];
        if (!TryNormalise(rest, decimalMark, plain, out var length)) return false;
        if (!decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)) return false;
        if (isNegative) number = -number;
        return true;
    }

    /// <summary>Takes one minus (or plus) away, wherever it stands.</summary>
    /// <returns>False: there are two.</returns>
    private static bool TakeMinus(ref ReadOnlySpan<char> rest, ref bool isNegative)
    {
        if (rest.Length == 0) return true;
        var (leads, trails) = (rest[0] is '-' or '\u2212' or '+', rest[^1] is '-' or '\u2212');
        if (!leads && !trails) return true;
        if ((leads && trails) || isNegative) return false;
        isNegative = trails || rest[0] != '+';
        rest = (leads ? rest[1..] : rest[..^1]).Trim();
        return true;
    }

    /// <summary>Takes the sign or code of a currency away.</summary>
    /// <returns>False: there are two.</returns>
    private static bool TakeSign(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> sign)
    {
        int from = 0, to = rest.Length;
        while (from < to && !IsOfNumber(rest[from])) from++;
        while (to > from && !IsOfNumber(rest[to - 1])) to--;
        var before = rest[..from].Trim();
        var after = rest[to..].Trim();
        sign = before.Length > 0 ? before : after;
        rest = rest[from..to].Trim();
        return before.Length == 0 || after.Length == 0;
    }

    private static bool IsOfNumber(char character) => char.IsAsciiDigit(character) || character is '.' or ',' or '-' or '\u2212' or '+';

    /// <summary>Without the marks between thousands, which must stand three digits apart.</summary>
    private static bool TryNormalise(ReadOnlySpan<char> rest, char decimalMark, Span<char> plain, out int length)
    {
        length = 0;
        var (digitsOfGroup, group) = (0, '\0');
        for (var i = 0; i < rest.Length; i++)
        {
            var character = rest[i];
            if (char.IsAsciiDigit(character))
            {
                digitsOfGroup++;
            }
            else if (character == decimalMark || character is 'e' or 'E')
            {
                if (length == 0 && character != decimalMark || group != '\0' && digitsOfGroup != 3) return false;
                return TryCopyDecimals(rest[i..], decimalMark, plain, ref length);
            }
            else
            {
                if (!IsGroupMark(character) || length == 0 || group != '\0' && (character != group || digitsOfGroup != 3) || group == '\0' && digitsOfGroup > 3) return false;
                (group, digitsOfGroup) = (character, 0);
                continue;
            }
            plain[length++] = character;
        }
        return length > 0 && (group == '\0' || digitsOfGroup == 3);
    }

    private static bool TryCopyDecimals(ReadOnlySpan<char> rest, char decimalMark, Span<char> plain, ref int length)
    {
        foreach (var character in rest)
        {
            if (!char.IsAsciiDigit(character) && character != decimalMark && character is not ('e' or 'E' or '-' or '+')) return false;
            plain[length++] = character == decimalMark ? '.' : character;
        }
        return true;
    }

    private static bool IsGroupMark(char character) => character is '.' or ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '\u2019';
}
