using System.Globalization;
using System.Resources;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;

namespace EcommerceDashboard.Filters;

public class FilterQueryStringTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        Any("West", "a&b=c", "&", "=", "+", "%41", "é\u0301", "日本", "🛒 & co", "\"'<b>", " lead and trail ", "#?/", "\0\n\t", "", new string('x', 5_000), "$name"),
        Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 12].Select(chars => new string(chars)));

    private static readonly Gen<DateOnly> Day = Gen.Int[FilterQueryString.FirstDay.DayNumber, FilterQueryString.LastDay.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<(DateOnly? From, DateOnly? To)> Dates = Gen.Select(Day, Day, Gen.Bool, Gen.Bool, (a, b, hasFrom, hasTo) =>
        (hasFrom ? (DateOnly?)(a < b ? a : b) : null, hasTo ? (DateOnly?)(a < b ? b : a) : null));

    private static readonly Gen<DashboardFilter> Filter = Gen.Select(
        Dates, Value.Array[0, 3].Array[FilterField.All.Count], Gen.Enum<ComparisonMode>(), Gen.Enum<Granularity>().Select(Gen.Bool, (grain, isChosen) => isChosen ? (Granularity?)grain : null),
        (dates, values, compare, grain) => FilterField.All.Zip(values).Aggregate(
            new DashboardFilter { From = dates.From, To = dates.To, Compare = compare, Grain = grain },
            (filter, chosen) => filter.With(chosen.First, chosen.Second)));

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static FilterParseResult Parse(string query) =>
        FilterQueryString.Parse(QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))));

    [Fact]
    public void Parse_OfFormat_IsTheSameFilter() => Filter.Sample(filter =>
    {
        var (parsed, problems) = Parse(FilterQueryString.Format(filter));
        return parsed == filter && problems.Count == 0;
    });

    [Fact]
    public void Format_OfEqualFilters_IsTheSameAddress() => Filter.Sample(filter =>
    {
        var shuffled = FilterField.All.Reverse().Aggregate(filter.WithoutValues(), (same, field) => same.With(field, filter[field].Reverse()));
        return shuffled == filter && shuffled.GetHashCode() == filter.GetHashCode() && FilterQueryString.Format(shuffled) == FilterQueryString.Format(filter);
    });

    [Fact]
    public void Format_OfEverything_IsEmpty() => Assert.Equal("", FilterQueryString.Format(DashboardFilter.Everything));

    [Fact]
    public void Format_OfAFullFilter_IsInCanonicalOrder()
    {
        var filter = new DashboardFilter
        {
            From = new DateOnly(2017, 1, 1),
            To = new DateOnly(2017, 12, 31),
            Regions = DashboardFilter.NoValues.Union(["West", "South"]),
            Segments = DashboardFilter.NoValues.Add("Home Office"),
            Categories = DashboardFilter.NoValues.Add("A&B"),
            Compare = ComparisonMode.Year,
            Grain = Granularity.Quarter,
        };
        Assert.Equal(
            "?from=2017-01-01&to=2017-12-31&region=South&region=West&segment=Home%20Office&category=A%26B&compare=year&grain=quarter",
            FilterQueryString.Format(filter));
    }

    [Fact]
    public void Parse_OfAnotherOrderCaseAndRepetition_IsTheSameFilter()
    {
        var (filter, problems) = Parse("?GRAIN=Month&region=West&to=2017-12-31&Region=South&region=West&from=2017-01-01&from=2017-01-01&compare=NONE");
        Assert.Empty(problems);
        Assert.Equal("?from=2017-01-01&to=2017-12-31&region=South&region=West&compare=none&grain=month", FilterQueryString.Format(filter));
    }

    [Theory]
    [InlineData("?from=2017-02-29", "from", "2017-02-29", FilterExpectation.Date)]
    [InlineData("?to=31.12.2017", "to", "31.12.2017", FilterExpectation.Date)]
    [InlineData("?to=", "to", "", FilterExpectation.Date)]
    [InlineData("?from=0001-01-01", "from", "0001-01-01", FilterExpectation.Date)]
    [InlineData("?to=9999-12-31", "to", "9999-12-31", FilterExpectation.Date)]
    [InlineData("?from=2017-06-01&to=2017-05-31", "from", "2017-06-01", FilterExpectation.FromNotAfterTo)]
    [InlineData("?compare=last", "compare", "last", FilterExpectation.Compare)]
    [InlineData("?compare=1", "compare", "1", FilterExpectation.Compare)]
    [InlineData("?grain=hour", "grain", "hour", FilterExpectation.Grain)]
    [InlineData("?from=2017-01-01&from=2018-01-01", "from", "2017-01-01, 2018-01-01", FilterExpectation.OneValue)]
    [InlineData("?colour=red", "colour", "red", FilterExpectation.KnownName)]
    public void Parse_OfABadValue_NamesItAndFallsBack(string query, string name, string value, FilterExpectation expected)
    {
        var (filter, problems) = Parse(query);
        Assert.Equal(new FilterProblem(name, value, expected), Assert.Single(problems));
        Assert.Equal(DashboardFilter.Everything, filter);
    }

    [Fact]
    public void Parse_OfOneBadValue_KeepsTheGoodOnes()
    {
        var (filter, problems) = Parse("?from=nonsense&to=2017-12-31&region=West");
        Assert.Single(problems);
        Assert.Equal("?to=2017-12-31&region=West", FilterQueryString.Format(filter));
    }

    [Fact]
    public void Parse_OfAnything_NeverFails() => Gen.Select(Gen.OneOf(Any([.. FilterQueryString.Names]), Value), Value).Array[0, 8].Sample(pairs =>
        FilterQueryString.Parse(pairs.Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2))).Filter is not null);

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Expectations_AllHaveASentence(string culture)
    {
        using var texts = new ResourceManager(typeof(FilterProblemText)).GetResourceSet(CultureInfo.GetCultureInfo(culture == "en" ? "" : culture), createIfNotExists: true, tryParents: false);
        Assert.All(Enum.GetNames<FilterExpectation>(), name => Assert.False(string.IsNullOrEmpty(texts?.GetString(name))));
    }
}
