using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Features.Places;

/// <summary>
/// What is left of a name when everything is taken away in which two spellings of it differ: case, accents, spaces and punctuation, and short forms
/// ("St." for Saint). Two names are the same place's when their keys are equal.
/// </summary>
public static class PlaceKey
{
    /// <summary>Words with a short form that people write instead, by short form.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["st"] = "saint",
        ["sankt"] = "saint",
        ["ste"] = "sainte",
        ["ft"] = "fort",
        ["mt"] = "mount",
    };

    /// <summary>Letters that Unicode does not take apart into a letter and an accent.</summary>
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss",
        ['ø'] = "o",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['ħ'] = "h",
        ['ə'] = "e",
    };

    /// <summary>The key of a name; empty: the name has no letter and no digit.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "";
        var key = new StringBuilder(name.Length);
        var wordStart = 0;
        foreach (var character in Decomposed(name))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark || IsApostrophe(character)) continue;
            if (char.IsLetterOrDigit(character))
            {
                var lower = char.ToLowerInvariant(character);
                if (char.IsAscii(lower) || !Letters.TryGetValue(lower, out var letters)) key.Append(lower);
                else key.Append(letters);
                continue;
            }

            EndWord(key, ref wordStart);
        }

        EndWord(key, ref wordStart);
        return key.ToString();
    }

    // "O'Fallon" is one word, "Val-d'Or" two.
    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '`' or 'ʻ' or 'ʼ';

    private static string Decomposed(string name)
    {
        if (Ascii.IsValid(name)) return name;
        try
        {
            return name.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: a broken name stays as it is.
            return name;
        }
    }

    private static void EndWord(StringBuilder key, ref int wordStart)
    {
        var length = key.Length - wordStart;
        if (length is >= 2 and <= 5 && Words.TryGetValue(key.ToString(wordStart, length), out var word))
        {
            key.Length = wordStart;
            key.Append(word);
        }

        wordStart = key.Length;
    }
}
