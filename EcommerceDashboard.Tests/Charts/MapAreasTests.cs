namespace EcommerceDashboard.Charts;

public class MapAreasTests
{
    [Theory]
    [InlineData("France", "FRA")]
    [InlineData("germany", "DEU")]
    [InlineData("Allemagne", "DEU")]
    [InlineData("Deutschland", "DEU")]
    [InlineData("España", "ESP")]
    [InlineData("Espana", "ESP")]
    [InlineData("United States", "USA")]
    [InlineData("U.S.A.", "USA")]
    [InlineData("États-Unis", "USA")]
    [InlineData("UK", "GBR")]
    [InlineData("Royaume-Uni", "GBR")]
    [InlineData("Czech Republic", "CZE")]
    [InlineData("Czechia", "CZE")]
    [InlineData("Turkey", "TUR")]
    [InlineData("Türkiye", "TUR")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("South Korea", "KOR")]
    [InlineData("Corée du Sud", "KOR")]
    [InlineData("Russia", "RUS")]
    [InlineData("Bosnia & Herzegovina", "BIH")]
    [InlineData("FR", "FRA")]
    [InlineData("JPN", "JPN")]
    public void Country_InAnyOfItsNames_IsItsCode(string name, string code) => Assert.Equal(code, MapAreas.Country(name));

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("")]
    [InlineData("<b>France</b>")]
    [InlineData("419")]
    public void Country_NotKnown_IsNone(string name) => Assert.Null(MapAreas.Country(name));

    [Theory]
    [InlineData("California", "CA")]
    [InlineData("new york", "NY")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("TX", "TX")]
    public void UsState_ByNameOrCode_IsItsCode(string name, string code) => Assert.Equal(code, MapAreas.UsState(name));

    [Fact]
    public void UsState_OfAnotherCountry_IsNone() => Assert.Null(MapAreas.UsState("Ontario"));
}
