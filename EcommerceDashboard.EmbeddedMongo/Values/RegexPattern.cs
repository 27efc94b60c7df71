using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Compiles regular expressions as MongoDB takes them: PCRE syntax, options <c>imsxu</c>, and never a search without end.</summary>
internal static class RegexPattern
{
    private const int MaximumLength = 32764;

    /// <summary>Bounds the search of one text: for patterns (look-around, back references) that only a backtracking search can run, and for long texts.</summary>
    private static readonly TimeSpan SearchLimit = TimeSpan.FromSeconds(1);

    /// <exception cref="CommandException">The pattern (51091) or an option (51108) is wrong.</exception>
    public static Regex Compile(string pattern, string options)
    {
        var regexOptions = OptionsOf(options);
        if (pattern.Length > MaximumLength) throw Invalid("pattern string is longer than the limit set by the application");
        try
        {
            var translated = PcreTranslator.Translate(pattern);
            try
            {
                return new Regex(translated, regexOptions | RegexOptions.NonBacktracking, SearchLimit);
            }
            catch (NotSupportedException)
            {
                return new Regex(translated, regexOptions, SearchLimit);
            }
        }
        catch (RegexParseException error)
        {
            throw Invalid(error.Message);
        }
    }

    /// <summary>Whether the pattern is found anywhere in a text.</summary>
    /// <exception cref="CommandException">The search took too long (51156).</exception>
    public static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw CommandException.Location(51156, "Error occurred while executing the regular expression: match limit exceeded");
        }
    }

    private static RegexOptions OptionsOf(string options)
    {
        var result = RegexOptions.CultureInvariant;
        foreach (var option in options)
        {
            result |= option switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' => RegexOptions.None,
                _ => throw CommandException.Location(51108, $"invalid flag in regex options: {option}"),
            };
        }
        return result;
    }

    private static CommandException Invalid(string reason) => CommandException.Location(51091, $"Regular expression is invalid: {reason}");
}
