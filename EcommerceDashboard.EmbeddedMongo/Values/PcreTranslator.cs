using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Rewrites what PCRE and .NET spell or mean differently; all else passes as it is, or is refused by .NET.</summary>
/// <remarks>
/// Without <c>(*UCP)</c>, <c>\w \d \s \b</c> and the POSIX classes know ASCII only. Rewritten too: <c>(?P&lt;n&gt;…)</c>,
/// <c>(?P=n)</c>, <c>\Q…\E</c>, <c>\x{…}</c> and <c>\h</c>. Possessive quantifiers and names of scripts are refused.
/// </remarks>
internal static partial class PcreTranslator
{
    private const string AsciiWord = "a-zA-Z0-9_";
    private const string AsciiSpace = @" \t\n\x0b\f\r";

    private static readonly Dictionary<string, (string Ascii, string Unicode)> PosixClasses = new(StringComparer.Ordinal)
    {
        ["alpha"] = ("a-zA-Z", @"\p{L}"),
        ["digit"] = ("0-9", @"\p{Nd}"),
        ["alnum"] = ("a-zA-Z0-9", @"\p{L}\p{N}"),
        ["upper"] = ("A-Z", @"\p{Lu}"),
        ["lower"] = ("a-z", @"\p{Ll}"),
        ["space"] = (AsciiSpace, @"\s"),
        ["blank"] = (@" \t", @"\p{Zs}\t"),
        ["punct"] = (@"!-/:-@\[-`{-~", @"\p{P}!-/:-@\[-`{-~"),
        ["cntrl"] = (@"\x00-\x1f\x7f", @"\p{Cc}"),
        ["xdigit"] = ("0-9a-fA-F", "0-9a-fA-F"),
        ["word"] = (AsciiWord, @"\w"),
        ["graph"] = ("!-~", @"!-~\p{L}\p{M}\p{N}\p{P}\p{S}"),
        ["print"] = (" -~", @" -~\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}"),
    };

    /// <param name="pattern">In PCRE's syntax.</param>
    public static string Translate(string pattern)
    {
        var verbs = Verbs().Match(pattern);
        var isUnicode = verbs.Value.Contains("(*UCP)", StringComparison.Ordinal);
        return Tokens().Replace(pattern[verbs.Length..], token => token.Groups["class"].Success
            ? Tokens().Replace(token.Value[1..], inner => Translate(inner, inClass: true, isUnicode)).Insert(0, "[")
            : Translate(token, inClass: false, isUnicode));
    }

    private static string Translate(Match token, bool inClass, bool isUnicode)
    {
        if (token.Groups["quoted"] is { Success: true } quoted) return NotAlphanumeric().Replace(quoted.Value, @"\$0");
        if (token.Groups["hex"] is { Success: true } hex) return CodePoint(hex.ValueSpan) ?? token.Value;
        if (token.Groups["posix"] is { Success: true } posix && PosixClasses.TryGetValue(posix.Value, out var members))
            return isUnicode ? members.Unicode : members.Ascii;
        if (token.Groups["named"].Success) return "(?<";
        if (token.Groups["back"] is { Success: true } back) return $@"\k<{back.Value}>";
        if (token.Groups["escape"] is not { Success: true } escape) return token.Value;
        return (isUnicode ? null : AsciiEscape(escape.ValueSpan[0], inClass)) ?? (escape.ValueSpan[0], inClass) switch
        {
            ('h', true) => @" \t\u00a0",
            ('h', false) => @"[ \t\u00a0]",
            _ => token.Value,
        };
    }

    private static string? AsciiEscape(char letter, bool inClass) => (letter, inClass) switch
    {
        ('w', true) => AsciiWord,
        ('w', false) => $"[{AsciiWord}]",
        ('W', false) => $"[^{AsciiWord}]",
        ('d', true) => "0-9",
        ('d', false) => "[0-9]",
        ('D', false) => "[^0-9]",
        ('s', true) => AsciiSpace,
        ('s', false) => $"[{AsciiSpace}]",
        ('S', false) => $"[^{AsciiSpace}]",
        ('b', false) => $"(?:(?<=[{AsciiWord}])(?![{AsciiWord}])|(?<![{AsciiWord}])(?=[{AsciiWord}]))",
        ('B', false) => $"(?:(?<=[{AsciiWord}])(?=[{AsciiWord}])|(?<![{AsciiWord}])(?![{AsciiWord}]))",
        _ => null,
    };

    /// <summary>The code point of hexadecimal digits, in UTF-16; null: there is none.</summary>
    private static string? CodePoint(ReadOnlySpan<char> hex) =>
        int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var codePoint) && Rune.IsValid(codePoint)
            ? string.Concat(new Rune(codePoint).ToString().Select(unit => $@"\u{(int)unit:x4}"))
            : null;

    [GeneratedRegex(@"^(?:\(\*[A-Z_]+\))*", RegexOptions.ExplicitCapture)]
    private static partial Regex Verbs();

    /// <summary>What is rewritten; the members of a class, found as a whole, are rewritten by other rules than what stands outside.</summary>
    [GeneratedRegex(
        @"\\Q(?<quoted>.*?)(\\E|$) | \\x\{(?<hex>[0-9a-fA-F]+)\} | \\(?<escape>.) | \[:(?<posix>[a-z]+):\] "
        + @"| (?<class>\[\^?\]?(\[:[a-z]+:\]|\\.|[^\]\\])*\]) | (?<named>\(\?P<) | \(\?P=(?<back>\w+)\)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();

    [GeneratedRegex("[^a-zA-Z0-9]")]
    private static partial Regex NotAlphanumeric();
}
