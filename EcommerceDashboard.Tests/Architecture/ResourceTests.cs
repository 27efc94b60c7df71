using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Architecture;

/// <summary>English and French are complete: every text of one is in the other, with the same placeholders.</summary>
public partial class ResourceTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static TheoryData<string> Resources =>
        [.. typeof(Kpi).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length])];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InFrench_HaveTheKeysOfEnglish(string resource) =>
        Assert.Equal(TextsOf(resource, CultureInfo.InvariantCulture).Keys.Order(StringComparer.Ordinal), TextsOf(resource, French).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InBothLanguages_AreNotEmpty(string resource) =>
        Assert.All([.. TextsOf(resource, CultureInfo.InvariantCulture), .. TextsOf(resource, French)], text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InFrench_HaveThePlaceholdersOfEnglish(string resource)
    {
        var french = TextsOf(resource, French);

        Assert.All(
            TextsOf(resource, CultureInfo.InvariantCulture),
            text => Assert.Equal((text.Key, PlaceholdersOf(text.Value)), (text.Key, PlaceholdersOf(french.GetValueOrDefault(text.Key, "")))));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InFrench_AreSetInFrenchTypography(string resource) =>
        Assert.All(TextsOf(resource, French), text => Assert.False(PlainTypography.IsMatch(text.Value), $"{text.Key}: {text.Value}"));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_BelongToATypeOfTheirName(string resource) => Assert.NotNull(typeof(Kpi).Assembly.GetType(resource));

    // An apostrophe that is not typographic, or a plain space where French has a narrow one.
    [GeneratedRegex(@"'| [:;!?»%]|« ")]
    private static partial Regex PlainTypography { get; }

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder { get; }

    private static string PlaceholdersOf(string text) =>
        string.Join(' ', Placeholder.Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> TextsOf(string resource, CultureInfo culture)
    {
        var texts = new ResourceManager(resource, typeof(Kpi).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(texts is not null, $"{resource} has no texts in {culture.EnglishName}.");
        return texts.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
