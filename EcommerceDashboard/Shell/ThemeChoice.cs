namespace EcommerceDashboard.Shell;

/// <summary>What the reader chose on the theme switch.</summary>
public enum ThemeChoice
{
    /// <summary>As the operating system says.</summary>
    System,

    /// <summary>Always light.</summary>
    Light,

    /// <summary>Always dark.</summary>
    Dark,
}

/// <summary>The cookie that keeps the choice; the browser writes it (shell.js), the server reads it, so that the first HTML has the right theme.</summary>
public static class ThemeCookie
{
    /// <summary>The name of the cookie.</summary>
    public const string Name = "theme";

    /// <summary>The choice kept in a cookie; anything else than a choice means the system's.</summary>
    public static ThemeChoice Parse(string? value) => value switch
    {
        "light" => ThemeChoice.Light,
        "dark" => ThemeChoice.Dark,
        _ => ThemeChoice.System,
    };

    /// <summary>The cookie's value for a choice.</summary>
    public static string Format(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "system",
    };
}
