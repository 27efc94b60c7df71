namespace EcommerceDashboard.Charts;

public class ChartLabelsTests
{
    [Theory]
    [InlineData("<b>Lamp</b>", "&lt;b&gt;Lamp&lt;/b&gt;")]
    [InlineData("Salt & Pepper", "Salt &amp; Pepper")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("two\r\nlines\tand\u2028more", "two  lines and more")]
    [InlineData("\"quotes\" 'too' 💡", "\"quotes\" 'too' 💡")]
    public void Encode_NameFromData_ShowsLiterally(string name, string expected) => Assert.Equal(expected, ChartLabels.Encode(name));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly-10", 10, "exactly-10")]
    [InlineData("eleven-long", 10, "eleven-lo…")]
    [InlineData("a word cut at a blank", 7, "a word…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧👩‍👩‍👧…")]
    [InlineData("💡💡💡", 3, "💡💡💡")]
    public void Shorten_LongName_CutsWholeCharacters(string name, int most, string expected) => Assert.Equal(expected, ChartLabels.Shorten(name, most));

    [Fact]
    public void ForHover_NameOfFiveThousandLetters_StaysAParagraph()
    {
        var hover = ChartLabels.ForHover(string.Join(' ', Enumerable.Repeat("lamp", 1000)));

        Assert.InRange(hover.Length, 100, 200);
        Assert.All(hover.Split("<br>"), line => Assert.InRange(line.Length, 1, 60));
    }

    [Fact]
    public void ForHover_OwnLineBreaksAndMarkup_OnlyTheBreaksAreMarkup() =>
        Assert.Equal("&lt;br&gt;x", ChartLabels.ForHover("<br>x"));
}
