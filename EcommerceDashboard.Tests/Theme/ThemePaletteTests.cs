using System.Globalization;

namespace EcommerceDashboard.Theme;

public class ThemePaletteTests
{
    public static TheoryData<bool> Appearances => [false, true];

    [Theory]
    [MemberData(nameof(Appearances))]
    public void Texts_OnPageAndSurface_HaveContrastOfAtLeast4_5(bool isDark)
    {
        var palette = DashboardTheme.Palette(isDark);
        string[] texts = [palette.Text, palette.Muted, palette.Primary, palette.Gain, palette.Loss, palette.Warning];

        Assert.All(texts, text => Assert.InRange(Contrast(text, palette.Surface), 4.5, 21));
        Assert.All(texts, text => Assert.InRange(Contrast(text, palette.Page), 4.5, 21));
        Assert.InRange(Contrast(palette.OnPrimary, palette.Primary), 4.5, 21);
        Assert.InRange(Contrast(palette.Primary, palette.Selected), 4.5, 21);
    }

    [Theory]
    [MemberData(nameof(Appearances))]
    public void Marks_OnSurface_HaveContrastOfAtLeast3(bool isDark)
    {
        var palette = DashboardTheme.Palette(isDark);

        Assert.All([.. palette.Categories, palette.Control], mark => Assert.InRange(Contrast(mark, palette.Surface), 3, 21));
    }

    [Theory]
    [MemberData(nameof(Appearances))]
    public void Sequential_FromFirstToLast_MovesAwayFromTheSurface(bool isDark)
    {
        var palette = DashboardTheme.Palette(isDark);

        var contrasts = palette.Sequential.Select(colour => Contrast(colour, palette.Surface)).ToList();

        Assert.Equal(contrasts.Order(), contrasts);
    }

    [Fact]
    public void StyleSheet_LightAndDark_NameTheSameVariables()
    {
        var blocks = DashboardTheme.StyleSheet.Split('}', StringSplitOptions.RemoveEmptyEntries);

        var names = blocks.Select(block => block[(block.IndexOf('{', StringComparison.Ordinal) + 1)..].Split(';').Select(line => line.Split(':')[0])).ToList();

        Assert.Equal(2, names.Count);
        Assert.Equal(names[0], names[1]);
    }

    [Fact]
    public void TextOn_AnyColour_CanBeRead()
    {
        var random = new Random(7);
        string[] backgrounds = ["#000000", "#FFFFFF", "#777777", "#757575", .. Enumerable.Range(0, 1_000).Select(_ => $"#{random.Next(0x1000000):X6}")];

        Assert.All(backgrounds, background => Assert.InRange(Contrast(ThemePalette.TextOn(background), background), 4.5, 21));
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int index)
        {
            var value = int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(1)) + (0.0722 * Channel(2));
    }
}
