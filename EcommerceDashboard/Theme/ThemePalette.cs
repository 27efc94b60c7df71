using System.Globalization;

namespace EcommerceDashboard.Theme;

/// <summary>
/// The colours of one appearance (light or dark), as <c>#RRGGBB</c>. Components take them as CSS variables (see <see cref="DashboardTheme.StyleSheet"/>);
/// charts, which are drawn outside CSS, take them from here: <c>[CascadingParameter] ThemePalette</c>.
/// </summary>
/// <remarks>Contrast on <see cref="Surface"/> and <see cref="Page"/>: text at least 4.5 : 1, marks at least 3 : 1 (WCAG 2.2 AA); held by a test.</remarks>
public sealed record ThemePalette
{
    /// <summary>True for the dark appearance.</summary>
    public required bool IsDark { get; init; }

    /// <summary>Background of the page.</summary>
    public required string Page { get; init; }

    /// <summary>Background of cards, bars, menus.</summary>
    public required string Surface { get; init; }

    /// <summary>Hairlines: borders of cards, gridlines.</summary>
    public required string Border { get; init; }

    /// <summary>Borders of inputs and buttons, which have to be seen to be used (at least 3 : 1).</summary>
    public required string Control { get; init; }

    /// <summary>Text.</summary>
    public required string Text { get; init; }

    /// <summary>Secondary text, axis labels, the line of a comparison.</summary>
    public required string Muted { get; init; }

    /// <summary>Actions, what is selected, the main series.</summary>
    public required string Primary { get; init; }

    /// <summary>Text on <see cref="Primary"/>.</summary>
    public required string OnPrimary { get; init; }

    /// <summary>Background of what is selected, under text in <see cref="Primary"/>.</summary>
    public required string Selected { get; init; }

    /// <summary>Good news; always with a sign or an arrow as well.</summary>
    public required string Gain { get; init; }

    /// <summary>Bad news, errors; always with a sign or an arrow as well.</summary>
    public required string Loss { get; init; }

    /// <summary>Something to look at; always with an icon or words as well.</summary>
    public required string Warning { get; init; }

    /// <summary>Colours of unordered categories, in this order; told apart by colour-blind readers as well.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Little to much: one blue, away from the surface.</summary>
    public required IReadOnlyList<string> Sequential { get; init; }

    /// <summary>Loss, neutral, gain: orange to blue.</summary>
    public required IReadOnlyList<string> Diverging { get; init; }

    /// <summary>The colour of text on any other: black or white, whichever is read better. One of the two has at least 4.5 : 1 on every colour.</summary>
    /// <param name="background">As <c>#RRGGBB</c>.</param>
    public static string TextOn(string background)
    {
        ArgumentNullException.ThrowIfNull(background);
        // The luminance on which black and white have the same contrast: (l + 0.05)² = 1.05 · 0.05.
        const double even = 0.1791;
        return Luminance(background) > even ? "#000000" : "#FFFFFF";
    }

    /// <summary>How light a colour is, from 0 to 1: "relative luminance" of WCAG 2.2.</summary>
    private static double Luminance(string colour)
    {
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
