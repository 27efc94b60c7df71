using System.Buffers;
using System.Globalization;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Rewrites what PCRE and .NET spell or mean differently; all else passes as it is.</summary>
/// <remarks>
/// Without <c>(*UCP)</c>, <c>\w \d \s \b</c> and the POSIX classes know ASCII only. Rewritten too: <c>(?P&lt;n&gt;…)</c>,
/// <c>(?P=n)</c>, <c>\Q…\E</c>, <c>\x{…}</c>, <c>\h</c>, <c>\K</c>, script names and possessive quantifiers.
/// </remarks>
internal sealed class PcreTranslator
{
    private static readonly SearchValues<char> Repetition = SearchValues.Create("0123456789,");

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

    /// <summary>Scripts, which .NET does not know, by the blocks that hold them.</summary>
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["Latin"] = @"a-zA-Z\xaa\xba\xc0-\xd6\xd8-\xf6\u00f8-\u02b8\u1d00-\u1d25\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\uff21-\uff3a\uff41-\uff5a",
        ["Greek"] = @"\u0370-\u0373\u0375-\u0377\u037a-\u037d\u037f\u0384\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1fff",
        ["Cyrillic"] = @"\u0400-\u0484\u0487-\u052f\u1c80-\u1c88\u1d2b\u2de0-\u2dff\ua640-\ua69f",
        ["Hebrew"] = @"\u0591-\u05f4\ufb1d-\ufb4f",
        ["Arabic"] = @"\u0600-\u0604\u0606-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
        ["Han"] = @"\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
        ["Hiragana"] = @"\u3041-\u3096\u309d-\u309f",
        ["Katakana"] = @"\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d",
        ["Hangul"] = @"\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3",
        ["Thai"] = @"\u0e01-\u0e3a\u0e40-\u0e5b",
    };

    private readonly string _pattern;
    private readonly bool _extended;
    private readonly StringBuilder _result = new();
    private readonly Stack<int> _groups = new();
    private bool _unicode;
    private int _at;

    /// <summary>Where the last complete item begins in the result: what a quantifier belongs to.</summary>
    private int _item;

    private PcreTranslator(string pattern, bool extended)
    {
        _pattern = pattern;
        _extended = extended;
    }

    /// <param name="pattern">In PCRE's syntax.</param>
    /// <param name="extended">Whether white space and comments in the pattern are ignored (option <c>x</c>).</param>
    public static string Translate(string pattern, bool extended) => new PcreTranslator(pattern, extended).Translate();

    private string Translate()
    {
        SkipVerbs();
        while (_at < _pattern.Length)
        {
            var letter = _pattern[_at];
            switch (letter)
            {
                case '\\':
                    _item = _result.Length;
                    TranslateEscape(inClass: false);
                    break;
                case '[':
                    _item = _result.Length;
                    TranslateClass();
                    break;
                case '(':
                    _groups.Push(_result.Length);
                    TranslateGroupStart();
                    break;
                case ')':
                    _item = _groups.TryPop(out var start) ? start : _result.Length;
                    Copy(1);
                    break;
                case '*' or '+' or '?' or '{':
                    TranslateQuantifier();
                    break;
                case '#' when _extended:
                    var end = _pattern.IndexOf('\n', _at);
                    Copy((end < 0 ? _pattern.Length : end) - _at);
                    break;
                default:
                    _item = _result.Length;
                    Copy(1);
                    break;
            }
        }
        return _result.ToString();
    }

    private void SkipVerbs()
    {
        while (_pattern.AsSpan(_at).StartsWith("(*"))
        {
            var end = _pattern.IndexOf(')', _at);
            if (end < 0)
                return;
            _unicode |= _pattern.AsSpan(_at, end - _at).SequenceEqual("(*UCP");
            _at = end + 1;
        }
    }

    private void TranslateGroupStart()
    {
        var rest = _pattern.AsSpan(_at);
        if (rest.StartsWith("(?P<"))
        {
            _result.Append("(?<");
            _at += 4;
        }
        else if (rest.StartsWith("(?P=") && rest.IndexOf(')') is > 0 and var end)
        {
            _item = _groups.Pop();
            _result.Append(@"\k<").Append(rest[4..end]).Append('>');
            _at += end + 1;
        }
        else
        {
            // The letters after (? belong to the group, they are no quantifier.
            Copy(rest.StartsWith("(?") ? 2 : 1);
        }
    }

    /// <summary>A possessive quantifier (<c>a++</c>) becomes an atomic group around the item.</summary>
    private void TranslateQuantifier()
    {
        var length = 1;
        if (_pattern[_at] == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            if (end < 0 || _at + 1 == end || _pattern.AsSpan(_at + 1, end - _at - 1).ContainsAnyExcept(Repetition))
            {
                _item = _result.Length;
                _result.Append(@"\{");
                _at++;
                return;
            }
            length = end - _at + 1;
        }
        Copy(length);
        if (_at < _pattern.Length && _pattern[_at] == '+')
        {
            _result.Insert(_item, "(?>").Append(')');
            _at++;
        }
        else if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            Copy(1);
        }
    }

    private void TranslateClass()
    {
        Copy(1);
        if (_at < _pattern.Length && _pattern[_at] == '^')
            Copy(1);
        if (_at < _pattern.Length && _pattern[_at] == ']')
        {
            _result.Append(@"\]");
            _at++;
        }
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (_pattern[_at] == '\\')
                TranslateEscape(inClass: true);
            else if (_pattern[_at] == '[')
                TranslatePosixClass();
            else
                Copy(1);
        }
        Copy(1);
    }

    private void TranslatePosixClass()
    {
        var end = _pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        if (end > _at + 2 && _pattern[_at + 1] == ':' && PosixClasses.TryGetValue(_pattern[(_at + 2)..end], out var members))
        {
            _result.Append(_unicode ? members.Unicode : members.Ascii);
            _at = end + 2;
            return;
        }
        _result.Append(@"\[");
        _at++;
    }

    private void TranslateEscape(bool inClass)
    {
        if (_at + 1 == _pattern.Length)
        {
            Copy(1);
            return;
        }
        var letter = _pattern[_at + 1];
        switch (letter)
        {
            case 'Q':
                TranslateQuoted();
                return;
            case 'E':
            case 'K' when !inClass:
                _at += 2;
                return;
            case 'x' when _at + 2 < _pattern.Length && _pattern[_at + 2] == '{':
                TranslateCodePoint();
                return;
            case 'p' or 'P' when _at + 2 < _pattern.Length && _pattern[_at + 2] == '{':
                TranslateProperty(inClass);
                return;
            case 'h':
                Replace(inClass ? @" \t\u00a0" : @"[ \t\u00a0]");
                return;
        }
        if (_unicode || AsciiEscape(letter, inClass) is not { } ascii)
            Copy(2);
        else
            Replace(ascii);
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

    private void TranslateQuoted()
    {
        var end = _pattern.IndexOf(@"\E", _at + 2, StringComparison.Ordinal);
        var quoted = end < 0 ? _pattern[(_at + 2)..] : _pattern[(_at + 2)..end];
        foreach (var letter in quoted)
        {
            _item = _result.Length;
            if (!char.IsLetterOrDigit(letter) && letter < 0x80)
                _result.Append('\\');
            _result.Append(letter);
        }
        _at = end < 0 ? _pattern.Length : end + 2;
    }

    private void TranslateCodePoint()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || !int.TryParse(_pattern.AsSpan(_at + 3, end - _at - 3), NumberStyles.HexNumber, null, out var codePoint)
            || !Rune.IsValid(codePoint))
        {
            Copy(2);
            return;
        }
        foreach (var unit in new Rune(codePoint).ToString())
            _result.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:x4}");
        _at = end + 1;
    }

    private void TranslateProperty(bool inClass)
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0 || !Scripts.TryGetValue(_pattern[(_at + 3)..end], out var members) || inClass && _pattern[_at + 1] == 'P')
        {
            Copy(end < 0 ? 2 : end - _at + 1);
            return;
        }
        _result.Append(inClass ? members : _pattern[_at + 1] == 'p' ? $"[{members}]" : $"[^{members}]");
        _at = end + 1;
    }

    private void Replace(string text)
    {
        _result.Append(text);
        _at += 2;
    }

    private void Copy(int length)
    {
        _result.Append(_pattern, _at, Math.Min(length, _pattern.Length - _at));
        _at += length;
    }
}
