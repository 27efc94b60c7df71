using System.Text;
using MudBlazor;

namespace EcommerceDashboard.Theme;

/// <summary>
/// The one place of colours, type and radii. MudBlazor's theme, the app's own CSS variables and the charts all come from here.
/// </summary>
public static class DashboardTheme
{
    private static readonly string[] FontFamily = ["Inter Variable", "system-ui", "sans-serif"];

    /// <summary>The typeface, for what is drawn outside CSS.</summary>
    public static string FontStack { get; } = string.Join(", ", FontFamily);

    /// <summary>The light appearance.</summary>
    public static ThemePalette Light { get; } = new()
    {
        IsDark = false,
        Page = "#F7F8FA",
        Surface = "#FFFFFF",
        Border = "#E4E7EC",
        Control = "#858C99",
        Text = "#101828",
        Muted = "#475467",
        Primary = "#3448C5",
        OnPrimary = "#FFFFFF",
        Selected = "#EEF1FD",
        Gain = "#067647",
        Loss = "#B42318",
        Warning = "#B54708",
        Categories = ["#0072B2", "#D55E00", "#009E73", "#B86B9C", "#A87400", "#3D8FC6", "#7F6AC8", "#6B7280"],
        Sequential = ["#E6F0F9", "#C3DAEF", "#9AC1E3", "#6DA5D5", "#4188C3", "#1F6AAB", "#0B4A82"],
        Diverging = ["#B35806", "#E08214", "#FDB863", "#F1F2F4", "#92C5DE", "#4393C3", "#2166AC"],
    };

    /// <summary>The dark appearance.</summary>
    public static ThemePalette Dark { get; } = new()
    {
        IsDark = true,
        Page = "#0C111D",
        Surface = "#161B26",
        Border = "#333741",
        Control = "#717784",
        Text = "#F5F5F6",
        Muted = "#A3A7B3",
        Primary = "#8098F9",
        OnPrimary = "#0C111D",
        Selected = "#232B47",
        Gain = "#47CD89",
        Loss = "#F97066",
        Warning = "#FDB022",
        Categories = ["#4C9BE0", "#F0803C", "#2BB98A", "#DB8FBA", "#F0B429", "#7CC8F2", "#A796E8", "#9AA1AE"],
        Sequential = ["#1D2B40", "#1F3F63", "#235688", "#2F70AE", "#4C8FCE", "#7CB1E3", "#B5D5F3"],
        Diverging = ["#FDB863", "#D07F2B", "#7D4F22", "#2A303D", "#28577E", "#4393C3", "#92C5DE"],
    };

    /// <summary>MudBlazor's variables for the light appearance.</summary>
    public static MudTheme LightMudTheme { get; } = MudThemeOf(Light, ":root");

    /// <summary>MudBlazor's variables for the dark appearance; more specific than the light ones, so that the attribute on <c>html</c> decides. A scope has to begin with a colon: MudBlazor puts one before any other.</summary>
    public static MudTheme DarkMudTheme { get; } = MudThemeOf(Dark, ":root[data-theme=dark]");

    /// <summary>The app's own CSS variables (<c>--page</c>, <c>--gain</c>, <c>--category-1</c>, …) for both appearances.</summary>
    public static string StyleSheet { get; } = Variables(":root", Light) + Variables(":root[data-theme=dark]", Dark);

    /// <summary>The colours of an appearance.</summary>
    public static ThemePalette Palette(bool isDark) => isDark ? Dark : Light;

    private static string Variables(string scope, ThemePalette palette)
    {
        var css = new StringBuilder();
        css.Append(scope).Append('{')
            .Append("color-scheme:").Append(palette.IsDark ? "dark" : "light").Append(';')
            .Append("--page:").Append(palette.Page).Append(';')
            .Append("--surface:").Append(palette.Surface).Append(';')
            .Append("--border:").Append(palette.Border).Append(';')
            .Append("--control:").Append(palette.Control).Append(';')
            .Append("--text:").Append(palette.Text).Append(';')
            .Append("--muted:").Append(palette.Muted).Append(';')
            .Append("--primary:").Append(palette.Primary).Append(';')
            .Append("--on-primary:").Append(palette.OnPrimary).Append(';')
            .Append("--selected:").Append(palette.Selected).Append(';')
            .Append("--gain:").Append(palette.Gain).Append(';')
            .Append("--loss:").Append(palette.Loss).Append(';')
            .Append("--warning:").Append(palette.Warning).Append(';');
        for (var i = 0; i < palette.Categories.Count; i++)
            css.Append("--category-").Append(i + 1).Append(':').Append(palette.Categories[i]).Append(';');
        return css.Append('}').ToString();
    }

    private static MudTheme MudThemeOf(ThemePalette colours, string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = Fill(new PaletteLight(), colours),
        PaletteDark = Fill(new PaletteDark(), colours),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", DrawerWidthLeft = "220px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = FontFamily, FontSize = "0.875rem", FontWeight = "400", LineHeight = "1.43", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.25rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.43", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontSize = "0.875rem", FontWeight = "500", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontSize = "0.8125rem", FontWeight = "500", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "0.875rem", LineHeight = "1.43", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.8125rem", LineHeight = "1.43", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.8125rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontSize = "0.75rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontSize = "0.75rem", LetterSpacing = "normal", TextTransform = "none" },
        },
    };

    private static T Fill<T>(T palette, ThemePalette colours)
        where T : Palette
    {
        palette.Primary = colours.Primary;
        palette.PrimaryContrastText = colours.OnPrimary;
        palette.Secondary = colours.Muted;
        palette.SecondaryContrastText = colours.Surface;
        palette.Tertiary = colours.Categories[2];
        palette.Info = colours.Primary;
        palette.InfoContrastText = colours.OnPrimary;
        palette.Success = colours.Gain;
        palette.SuccessContrastText = colours.Surface;
        palette.Warning = colours.Warning;
        palette.WarningContrastText = colours.Surface;
        palette.Error = colours.Loss;
        palette.ErrorContrastText = colours.Surface;
        palette.Dark = colours.Text;
        palette.DarkContrastText = colours.Surface;
        palette.Black = colours.Text;
        palette.TextPrimary = colours.Text;
        palette.TextSecondary = colours.Muted;
        palette.TextDisabled = colours.Control;
        palette.ActionDefault = colours.Muted;
        palette.ActionDisabled = colours.Control;
        palette.ActionDisabledBackground = colours.Border;
        palette.Background = colours.Page;
        palette.BackgroundGray = colours.Page;
        palette.Surface = colours.Surface;
        palette.DrawerBackground = colours.Surface;
        palette.DrawerText = colours.Text;
        palette.DrawerIcon = colours.Muted;
        palette.AppbarBackground = colours.Surface;
        palette.AppbarText = colours.Text;
        palette.LinesDefault = colours.Border;
        palette.LinesInputs = colours.Control;
        palette.TableLines = colours.Border;
        palette.TableHover = colours.Page;
        palette.TableStriped = colours.Page;
        palette.Divider = colours.Border;
        palette.DividerLight = colours.Border;
        palette.Skeleton = colours.Border;
        return palette;
    }
}
