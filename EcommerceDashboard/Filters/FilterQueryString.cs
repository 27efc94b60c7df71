using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Filters;

/// <summary>The filter as it stands in an address: the one codec of pages, links and the API.</summary>
/// <remarks>
/// <see cref="Format"/> is canonical: names in one order, values sorted, defaults left out, so that equal filters have one address.
/// An empty value (<c>region=</c>) is a value like any other: it selects what has none.
/// </remarks>
public static class FilterQueryString
{
    /// <summary>The first day that an address can name; what lies before is no date of a shop.</summary>
    public static DateOnly FirstDay { get; } = new(1900, 1, 1);

    /// <summary>The last day that an address can name.</summary>
    public static DateOnly LastDay { get; } = new(2199, 12, 31);

    private const string From = "from", To = "to", Compare = "compare", Grain = "grain";

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Every name a filter can have in an address, in canonical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [From, To, .. FilterField.All.Select(field => field.Name), Compare, Grain];

    /// <summary>The query part of an address, with its question mark; empty for <see cref="DashboardFilter.Everything"/>.</summary>
    public static string Format(DashboardFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new StringBuilder();
        void Add(string name, string value) =>
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        if (filter.From is { } from) Add(From, FormatDay(from));
        if (filter.To is { } to) Add(To, FormatDay(to));
        foreach (var field in filter.Narrowed)
            foreach (var value in filter[field]) Add(field.Name, value);
        if (filter.Compare != DashboardFilter.Everything.Compare) Add(Compare, NameOf(filter.Compare));
        if (filter.Grain is { } grain) Add(Grain, NameOf(grain));
        return query.ToString();
    }

    /// <summary>A day as addresses and the API write it.</summary>
    public static string FormatDay(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>The name of a granularity, comparison or other choice in an address: lower case.</summary>
    public static string NameOf<TChoice>(TChoice choice) where TChoice : struct, Enum =>
        Enum.GetName(choice)?.ToLowerInvariant() ?? throw new ArgumentOutOfRangeException(nameof(choice), choice, null);

    /// <summary>The choice of a name as <see cref="NameOf"/> gives it, in any case; null: there is none (a number is no name).</summary>
    public static TChoice? ChoiceOf<TChoice>(string? name) where TChoice : struct, Enum
    {
        foreach (var choice in Enum.GetValues<TChoice>())
            if (NameOf(choice).Equals(name, StringComparison.OrdinalIgnoreCase)) return choice;
        return null;
    }

    /// <summary>
    /// The filter of unescaped name-value pairs. Never fails: a bad value falls back to the default and is reported,
    /// as are names that are no filter's (pages ignore those, the API refuses them).
    /// </summary>
    public static FilterParseResult Parse(IEnumerable<KeyValuePair<string, string?>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var given = query.ToLookup(pair => pair.Key, pair => pair.Value ?? "", StringComparer.OrdinalIgnoreCase);
        var problems = new List<FilterProblem>();

        var from = Single(given, From, DateOf, FilterExpectation.Date, problems);
        var to = Single(given, To, DateOf, FilterExpectation.Date, problems);
        if (from > to)
        {
            problems.Add(new FilterProblem(From, FormatDay(from.Value), FilterExpectation.FromNotAfterTo));
            (from, to) = (null, null);
        }

        var filter = new DashboardFilter
        {
            From = from,
            To = to,
            Compare = Single(given, Compare, ChoiceOf<ComparisonMode>, FilterExpectation.Compare, problems) ?? DashboardFilter.Everything.Compare,
            Grain = Single(given, Grain, ChoiceOf<Granularity>, FilterExpectation.Grain, problems),
        };
        filter = FilterField.All.Aggregate(filter, (narrowed, field) => narrowed.With(field, given[field.Name]));
        foreach (var unknown in given.Where(pair => !Names.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
            problems.Add(new FilterProblem(unknown.Key, unknown.First(), FilterExpectation.KnownName));
        return new FilterParseResult(filter, problems);
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay && day <= LastDay ? day : null;

    /// <summary>The value of a name that can stand once. Said twice alike is once; said twice differently is no answer.</summary>
    private static T? Single<T>(ILookup<string, string> given, string name, Func<string, T?> parse, FilterExpectation expected, List<FilterProblem> problems)
        where T : struct
    {
        var values = given[name].Distinct(StringComparer.Ordinal).ToArray();
        if (values.Length == 0) return null;
        if (values.Length > 1)
        {
            problems.Add(new FilterProblem(name, string.Join(", ", values), FilterExpectation.OneValue));
            return null;
        }

        var value = parse(values[0]);
        if (value is null) problems.Add(new FilterProblem(name, values[0], expected));
        return value;
    }
}

/// <summary>A filter read from an address, with what could not be read of it.</summary>
public sealed record FilterParseResult(DashboardFilter Filter, IReadOnlyList<FilterProblem> Problems);

/// <summary>A part of an address that could not be used.</summary>
/// <param name="Name">The name as given.</param>
/// <param name="Value">The value as given, unescaped; data from outside, so never markup.</param>
/// <param name="Expected">What would have been right.</param>
public sealed record FilterProblem(string Name, string Value, FilterExpectation Expected)
{
    /// <summary>The resource key of the sentence that says what was expected, in <see cref="FilterProblemText"/>.</summary>
    public string TextKey => Expected.ToString();
}

/// <summary>What would have been right. The sentences are resources of the same names, see <see cref="FilterProblemText"/>.</summary>
public enum FilterExpectation
{
    /// <summary>A day as in 2017-12-31, from 1900 to 2199.</summary>
    Date,

    /// <summary>A first day that is not after the last.</summary>
    FromNotAfterTo,

    /// <summary>previous, year or none.</summary>
    Compare,

    /// <summary>day, week, month, quarter or year.</summary>
    Grain,

    /// <summary>A single value.</summary>
    OneValue,

    /// <summary>The name of a filter.</summary>
    KnownName,
}

/// <summary>Marks the resources that say what was expected of a filter in an address.</summary>
public sealed class FilterProblemText;
