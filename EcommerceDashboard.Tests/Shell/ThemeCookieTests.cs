namespace EcommerceDashboard.Shell;

public class ThemeCookieTests
{
    [Theory]
    [InlineData(ThemeChoice.System)]
    [InlineData(ThemeChoice.Light)]
    [InlineData(ThemeChoice.Dark)]
    public void Parse_OfFormat_IsTheChoice(ThemeChoice choice) => Assert.Equal(choice, ThemeCookie.Parse(ThemeCookie.Format(choice)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"><script>")]
    public void Parse_AnythingElse_IsTheSystems(string? value) => Assert.Equal(ThemeChoice.System, ThemeCookie.Parse(value));
}
