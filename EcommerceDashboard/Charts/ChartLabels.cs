using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Charts;

/// <summary>
/// Texts inside a Plotly picture. Plotly reads them as HTML-like markup, so what comes from data is encoded here,
/// shortened by whole characters (an emoji is not cut in half) and freed of line breaks and control characters.
/// </summary>
public static class ChartLabels
{
    private const int MostInHover = 160;
    private const int HoverLine = 48;

    /// <summary>The text so that Plotly shows it literally.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' => encoded.Append(' '),
                _ => encoded.Append(character),
            };
        }
        return encoded.ToString();
    }

    /// <summary>At most <paramref name="most"/> characters as a reader counts them, with an ellipsis where something was left out; not encoded.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;
        var elements = StringInfo.GetTextElementEnumerator(text);
        var shortened = new StringBuilder(most);
        for (var count = 0; elements.MoveNext(); count++)
        {
            if (count == most - 1)
            {
                var last = elements.GetTextElement();
                return (elements.MoveNext() ? shortened.ToString().TrimEnd() + "…" : shortened.Append(last).ToString());
            }
            shortened.Append(elements.GetTextElement());
        }
        return shortened.ToString();
    }

    /// <summary>A name for the hover: encoded, on lines of a readable length, and not longer than a paragraph.</summary>
    public static string ForHover(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Shorten(text, MostInHover).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= HoverLine)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        lines.Add(line.ToString());
        return string.Join("<br>", lines.Select(Encode));
    }
}
