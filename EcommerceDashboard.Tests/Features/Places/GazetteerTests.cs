using System.Text;
using EcommerceDashboard.Data;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Places;

/// <summary>Which place is meant: names, spellings, codes and cities of one name, checked by hand against an atlas.</summary>
public sealed class GazetteerTests
{
    private const double NearKm = 15;

    private static Gazetteer Places => TestGazetteer.Shipped.Value;

    [Theory]
    [InlineData("United States", "US")]
    [InlineData("USA", "US")]
    [InlineData("u.s.a.", "US")]
    [InlineData("États-Unis", "US")]
    [InlineData("etats unis d'amerique", "US")]
    [InlineData("Germany", "DE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("deu", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("England", "GB")]
    [InlineData("Royaume-Uni", "GB")]
    [InlineData("EIRE", "IE")]
    [InlineData("Brazil", "BR")]
    [InlineData("Brésil", "BR")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("Czechia", "CZ")]
    [InlineData("Channel Islands", "JE")]
    [InlineData("Atlantis", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void CountryCode_OfANameInEnglishOrFrenchOrACode(string? name, string? code) => Assert.Equal(code, Places.CountryCode(name));

    [Theory]
    [InlineData("United States", null, null, "10001", 40.750, -73.997)]
    [InlineData("United States", null, null, "02139", 42.365, -71.104)]
    [InlineData("United States", null, null, "2139", 42.365, -71.104)]
    [InlineData("United States", null, null, "10001-1234", 40.750, -73.997)]
    [InlineData("United States", null, null, "00901", 18.465, -66.108)]
    [InlineData("United Kingdom", null, null, "SW1A 1AA", 51.501, -0.142)]
    [InlineData("UK", null, null, "g1 1xq", 55.861, -4.250)]
    [InlineData("UK", null, null, "IM1 1AA", 54.151, -4.482)]
    [InlineData("Canada", null, null, "M5H 2N2", 43.650, -79.383)]
    [InlineData("Ireland", null, null, "D02 X285", 53.339, -6.253)]
    [InlineData("Netherlands", null, null, "1012 JS", 52.373, 4.893)]
    [InlineData("France", null, null, "75001", 48.860, 2.336)]
    [InlineData("France", null, null, "F-69002", 45.755, 4.830)]
    [InlineData("France", null, null, "1000", 46.205, 5.227)]
    [InlineData("France", null, null, "97400", -20.882, 55.450)]
    [InlineData("Germany", null, null, "D-10115", 52.532, 13.384)]
    [InlineData("Brazil", null, null, "57740-000", -9.368, -36.393)]
    [InlineData("Brazil", null, null, "57740", -9.368, -36.393)]
    [InlineData("Luxembourg", null, null, "1111", 49.612, 6.130)]
    [InlineData("Sweden", null, null, "18600", 59.534, 18.078)]
    public void Find_ByPostalCode(string country, string? state, string? city, string code, double latitude, double longitude) =>
        AssertNear(Places.Find(country, state, city, code), latitude, longitude, LocatedBy.PostalCode);

    [Theory]
    [InlineData("Brazil", "SP", "sao paulo", -23.548, -46.636)]
    [InlineData("Brésil", "RJ", "rio de janeiro", -22.906, -43.182)]
    [InlineData("BR", "DF", "brasilia", -15.780, -47.930)]
    [InlineData("USA", "MO", "St. Louis", 38.627, -90.198)]
    [InlineData("USA", "Missouri", "Saint Louis", 38.627, -90.198)]
    [InlineData("USA", "New York", "New York", 40.714, -74.006)]
    [InlineData("USA", "NY", "New York City", 40.714, -74.006)]
    [InlineData("USA", null, "Washington", 38.895, -77.037)]
    [InlineData("USA", "DC", "Washington", 38.895, -77.037)]
    [InlineData("USA", null, "Paris, TX", 33.661, -95.556)]
    [InlineData("Germany", null, "München", 48.137, 11.575)]
    [InlineData("Germany", "Bayern", "Munich", 48.137, 11.575)]
    [InlineData("Germany", "NRW", "Köln", 50.933, 6.950)]
    [InlineData("Allemagne", null, "Cologne", 50.933, 6.950)]
    [InlineData("Germany", null, "Frankfurt", 50.116, 8.684)]
    [InlineData("France", null, "LYON CEDEX 03", 45.749, 4.847)]
    [InlineData("France", null, "Paris 15", 48.853, 2.349)]
    [InlineData("France", "Bretagne", "Rennes", 48.112, -1.674)]
    [InlineData("UK", "England", "London", 51.509, -0.126)]
    [InlineData("Royaume-Uni", null, "Londres", 51.509, -0.126)]
    [InlineData("Switzerland", null, "Genève", 46.202, 6.146)]
    [InlineData("Suisse", "ZH", "Zürich", 47.367, 8.550)]
    [InlineData("Italy", "Toscana", "Firenze", 43.779, 11.246)]
    [InlineData("Spain", "Andalucía", "Sevilla", 37.383, -5.973)]
    [InlineData("Canada", "QC", "Montréal", 45.509, -73.588)]
    [InlineData("Australia", "NSW", "Sydney", -33.868, 151.207)]
    public void Find_ByCity(string country, string? state, string city, double latitude, double longitude) =>
        AssertNear(Places.Find(country, state, city, null), latitude, longitude, LocatedBy.City);

    [Theory]
    [InlineData("IL", 39.802, -89.644)]
    [InlineData("Massachusetts", 42.101, -72.590)]
    [InlineData("MO", 37.215, -93.298)]
    [InlineData("Ohio", 39.924, -83.809)]
    [InlineData(null, 37.215, -93.298)]
    [InlineData("Somewhere", 37.215, -93.298)]
    public void Find_SeveralSpringfields_TheStateDecidesElseThePopulation(string? state, double latitude, double longitude) =>
        AssertNear(Places.Find("United States", state, "Springfield", null), latitude, longitude, LocatedBy.City);

    [Fact]
    public void Find_ACityThatItsStateDoesNotHave_IsNotTakenFromAnother() => Assert.Null(Places.Find("United States", "Hawaii", "Chicago", null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Narnia")]
    public void Find_WithoutACountry_FindsNothing(string? country) => Assert.Null(Places.Find(country, null, "Paris", "75001"));

    [Fact]
    public void Find_OneNameInTwoCountries_TheCountryDecides()
    {
        AssertNear(Places.Find("Canada", null, "London", null), 42.984, -81.245, LocatedBy.City);
        AssertNear(Places.Find("United Kingdom", null, "London", null), 51.509, -0.126, LocatedBy.City);
    }

    [Fact]
    public void Find_CodeThatIsNotThere_FallsBackToTheCity() =>
        AssertNear(Places.Find("United States", "IL", "Chicago", "99999"), 41.850, -87.650, LocatedBy.City);

    [Fact]
    public void Find_NothingToGoBy_IsNull() => Assert.Null(Places.Find("France", null, " ", ""));

    [Fact]
    public void Countries_AreShownByTheirUsualNames()
    {
        var (english, french) = (Places.Countries(isFrench: false).ToDictionary(), Places.Countries(isFrench: true).ToDictionary());
        Assert.Equal(("United States", "United Kingdom", "China", "Germany"), (english["US"], english["GB"], english["CN"], english["DE"]));
        Assert.Equal(("États-Unis d'Amérique", "Royaume-Uni", "Allemagne"), (french["US"], french["GB"], french["DE"]));
        Assert.Equal(english.Count, english.Values.Distinct().Count());
        Assert.All(english, country => Assert.Equal(country.Key, Places.CountryCode(country.Value)));
    }

    [Fact]
    public void Search_ByStartOfAName_LargestFirst()
    {
        var found = Places.Search("springf", "US", 5);
        Assert.Equal("Missouri", found[0].Region);
        Assert.All(found, place => Assert.StartsWith("Springf", place.Name, StringComparison.Ordinal));
        Assert.Equal("London", Places.Search("londres", null, 3)[0].Name);
        Assert.Equal(LocatedBy.PostalCode, Places.Search("10001", "US", 3)[0].FoundBy);
        Assert.Empty(Places.Search("  ", null, 3));
    }

    [Fact]
    public void Shipped_IsSortedByTheKeysThatItIsSearchedBy()
    {
        var tables = GazetteerTables.Read(typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.bin")!);
        for (var country = 0; country < tables.Countries.Count; country++)
        {
            AssertSorted(tables.CityStarts, country, city => Encoding.UTF8.GetBytes(PlaceKey.Of(tables.CityNames.Text(city))));
            AssertSorted(tables.OtherStarts, country, other => tables.OtherKeys[other].ToArray());
            AssertSorted(tables.CodeStarts, country, code => tables.Codes[code].ToArray());
        }

        static void AssertSorted(int[] starts, int country, Func<int, byte[]> key)
        {
            for (var i = starts[country] + 1; i < starts[country + 1]; i++)
            {
                Assert.True(key(i - 1).AsSpan().SequenceCompareTo(key(i)) <= 0, $"{i} of country {country}: the gazetteer must be made anew, see its README");
            }
        }
    }

    [Fact]
    public void Tables_WrittenAndRead_AreTheSame()
    {
        var tables = new GazetteerTables
        {
            Countries = [new("AA", "Aland", "Alande", ["AAA"]), new("BB", "Beland", "Belande", [])],
            Regions = [new(1, "North", ["N"])],
            CityStarts = [0, 0, 2],
            CityNames = TextBlock.Of(["Alpha", "Ünder"]),
            CityRegions = [-1, 0],
            CityRanks = [200, 3],
            CityLatitudes = [-90_000, 89_999],
            CityLongitudes = [180_000, -179_999],
            OtherStarts = [0, 0, 1],
            OtherKeys = TextBlock.Of(["beta"]),
            OtherCities = [1],
            CodeStarts = [0, 1, 1],
            Codes = TextBlock.Of(["12345"]),
            CodeLatitudes = [1],
            CodeLongitudes = [-1],
        };
        using var file = new MemoryStream();
        tables.Write(file);
        file.Position = 0;
        var read = GazetteerTables.Read(file);

        Assert.Equal(new GazetteerPlace("Ünder", "North", "BB", 89.999, -179.999, LocatedBy.City), new Gazetteer(read).Find("Belande", "n", "Beta", null));
        Assert.Equal(new GazetteerPlace("Alpha", null, "BB", -90, 180, LocatedBy.City), new Gazetteer(read).Find("bb", null, "ALPHA", null));
        Assert.Equal(new GazetteerPlace("123 45", null, "AA", 0.001, -0.001, LocatedBy.PostalCode), new Gazetteer(read).Find("AAA", null, null, "123 45"));
    }

    private static void AssertNear(GazetteerPlace? place, double latitude, double longitude, string foundBy)
    {
        Assert.NotNull(place);
        Assert.Equal(foundBy, place.FoundBy);
        var distance = GreatCircle.Kilometres(place.Latitude, place.Longitude, latitude, longitude);
        Assert.True(distance < NearKm, $"{place} is {distance:0} km away");
    }
}
