using System.Globalization;
using System.Resources;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Api;

/// <summary>The query part of a request to the API, read whole; what cannot be used is named, not ignored.</summary>
internal sealed record KpiApiRequest
{
    /// <summary>Names beside those of the filter.</summary>
    public const string By = "by", Sort = "sort", Skip = "skip", Take = "take";

    /// <summary>Rows of an answer when none are asked for, and at most.</summary>
    public const int DefaultTake = 100, MaxTake = 10_000;

    private static readonly ResourceManager FilterProblems = new(typeof(FilterProblemText));

    /// <summary>The filter.</summary>
    public required DashboardFilter Filter { get; init; }

    /// <summary>The dimension of the rows; null: none.</summary>
    public Dimension? Dimension { get; private init; }

    /// <summary>The time bucket of the rows; null: none.</summary>
    public Granularity? Grain { get; private init; }

    /// <summary>True when a figure has the rows asked for, or none are.</summary>
    public bool HasRowsOf(Kpi kpi) => Dimension is not null ? kpi.HasGroupsBy(Dimension) : Grain is null || kpi.HasGroupsBy(Kpis.Grain.Order);

    /// <summary>Sorted by what is shown of the group instead of the figure.</summary>
    public bool SortsByKey { get; private init; }

    /// <summary>Largest, or last, first.</summary>
    public bool Descends { get; private init; } = true;

    /// <summary>Rows left out at the start.</summary>
    public int Skipped { get; private init; }

    /// <summary>Rows at most.</summary>
    public int Taken { get; private init; } = DefaultTake;

    /// <summary>Everything that <c>by</c> can be.</summary>
    public static IReadOnlyList<string> Breakdowns { get; } =
        [.. Dimension.All.Select(dimension => dimension.Id), .. Enum.GetValues<Granularity>().Select(FilterQueryString.NameOf)];

    /// <summary>Everything that <c>sort</c> can be.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["value", "-value", "key", "-key"];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="rows">Whether rows can be asked for.</param>
    public static (KpiApiRequest Request, IReadOnlyList<ApiError> Errors) Read(IQueryCollection query, bool rows)
    {
        string[] own = rows ? [By, Sort, Skip, Take] : [];
        var errors = new List<ApiError>();
        var ofFilter = query.Where(pair => !own.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        var (filter, problems) = FilterQueryString.Parse(ofFilter);
        errors.AddRange(problems.Select(problem => new ApiError(problem.Name, problem.Value, Expected(problem, own))));
        var request = new KpiApiRequest { Filter = filter };
        return (rows ? request.ReadRows(query, errors) : request, errors);
    }

    private KpiApiRequest ReadRows(IQueryCollection query, List<ApiError> errors)
    {
        var by = Choice(query, By, Breakdowns, errors);
        var grain = FilterQueryString.ChoiceOf<Granularity>(by);
        // Time has its own order and is complete; without by there are no rows.
        if (by is null || grain is not null)
        {
            var expected = by is null ? "Only with by." : "Not with a time bucket: its rows are all given, in order.";
            errors.AddRange(new[] { Sort, Skip, Take }.Where(query.ContainsKey).Select(name => new ApiError(name, query[name].ToString(), expected)));
            return this with { Grain = grain };
        }

        var sort = Choice(query, Sort, Sorts, errors) ?? "-value";
        return this with
        {
            Dimension = Dimension.All.First(dimension => dimension.Id == by),
            SortsByKey = sort.EndsWith("key", StringComparison.Ordinal),
            Descends = sort.StartsWith('-'),
            Skipped = Number(query, Skip, 0, int.MaxValue, errors) ?? 0,
            Taken = Number(query, Take, 1, MaxTake, errors) ?? DefaultTake,
        };
    }

    private static string? Choice(IQueryCollection query, string name, IReadOnlyList<string> choices, List<ApiError> errors)
    {
        if (!query.TryGetValue(name, out var given)) return null;
        var choice = choices.FirstOrDefault(choice => choice.Equals(given.ToString(), StringComparison.OrdinalIgnoreCase));
        if (choice is null) errors.Add(new ApiError(name, given.ToString(), $"Expected one of: {string.Join(", ", choices)}."));
        return choice;
    }

    private static int? Number(IQueryCollection query, string name, int min, int max, List<ApiError> errors)
    {
        if (!query.TryGetValue(name, out var given)) return null;
        if (int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        errors.Add(new ApiError(name, given.ToString(), string.Create(CultureInfo.InvariantCulture, $"Expected a whole number from {min} to {max}.")));
        return null;
    }

    /// <summary>The API speaks English whatever the language of the request: its messages are read by developers and matched by programs.</summary>
    private static string Expected(FilterProblem problem, string[] own) => problem.Expected == FilterExpectation.KnownName
        ? $"There is no parameter of this name. Expected one of: {string.Join(", ", FilterQueryString.Names.Concat(own))}."
        : FilterProblems.GetString(problem.TextKey, CultureInfo.InvariantCulture)!;
}
