using System.ComponentModel;
using System.Text.Json.Serialization;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Api;

/// <summary>What more than one model says.</summary>
file static class Descriptions
{
    public const string IsEstimate = "True: the figure rests on estimates, such as a distance between places that were found by postal code or city in a gazetteer.";
}

/// <summary>All figures under a filter.</summary>
internal sealed record KpisResponse(
    FilterModel Filter,
    [property: Description("The days that the figures cover, open ends closed with the first and last day of the data; null without data.")] PeriodModel? Period,
    [property: Description("The days compared with; null: no comparison.")] PeriodModel? Comparison,
    [property: Description("ISO 4217 code of all money.")] string Currency,
    [property: Description("The figures by id.")] IReadOnlyDictionary<string, KpiModel> Kpis);

/// <summary>One figure under a filter, and its rows when a breakdown was asked for.</summary>
internal sealed record KpiResponse(
    FilterModel Filter,
    [property: Description("The days that the figure covers; null without data.")] PeriodModel? Period,
    [property: Description("The days compared with; null: no comparison.")] PeriodModel? Comparison,
    [property: Description("ISO 4217 code of all money.")] string Currency,
    [property: Description("Id of the figure.")] string Id,
    [property: Description("What it counts: money, count, percent (1 = 100 %), ratio, days or kilometres.")] string Unit,
    [property: Description("The figure; null: it has no value.")] decimal? Value,
    [property: Description("The figure of the comparison; null: none.")] decimal? Previous,
    [property: Description(Descriptions.IsEstimate)] bool IsEstimate,
    [property: Description("What the rows are by; null: no rows were asked for.")] string? By,
    [property: Description("What the values of the rows count, where it is not the unit of the figure; null: it is.")] string? RowUnit,
    [property: Description("How many rows there are in all; null: no rows were asked for.")] int? TotalRows,
    [property: Description("The rows; null: none were asked for.")] IReadOnlyList<RowModel>? Rows)
{
    [Description("Of time buckets: those of the comparison that are beside none of the rows, such as the end of a longer month or 29 February; null: no time buckets were asked for.")]
    public IReadOnlyList<UnmatchedModel>? Unmatched { get; init; }
}

/// <summary>A figure.</summary>
internal sealed record KpiModel(
    [property: Description("The figure, exact; null: it has no value.")] decimal? Value,
    [property: Description("The figure of the comparison; null: none.")] decimal? Previous,
    [property: Description("What it counts: money, count, percent (1 = 100 %), ratio, days or kilometres.")] string Unit,
    [property: Description(Descriptions.IsEstimate)] bool IsEstimate);

/// <summary>A group or a time bucket.</summary>
internal sealed record RowModel(
    [property: Description("Key of the group, empty where the data has none; of a time bucket its first day in the range.")] string Key,
    [property: Description("What to show; of a time bucket as the key.")] string Label,
    [property: Description("The figure; null: it has no value.")] decimal? Value,
    [property: Description("The figure of the comparison; null: none.")] decimal? Previous,
    [property: Description(Descriptions.IsEstimate)] bool IsEstimate,
    [property: Description("Of a time bucket: its last day in the range.")] DateOnly? End = null,
    [property: Description("Of a time bucket: it is cut by the range or not over.")] bool? IsIncomplete = null,
    [property: Description("Of a time bucket: the first day of the one compared with.")] DateOnly? PreviousStart = null,
    [property: Description("Of a time bucket: the last day of the one compared with.")] DateOnly? PreviousEnd = null);

/// <summary>A time bucket of the comparison that is beside none of the period.</summary>
internal sealed record UnmatchedModel(
    [property: Description("Its first day in the comparison.")] DateOnly PreviousStart,
    [property: Description("Its last day in the comparison.")] DateOnly PreviousEnd,
    [property: Description("The figure; null: it has no value.")] decimal? Previous);

/// <summary>The filter as it was understood.</summary>
internal sealed record FilterModel(DateOnly? From, DateOnly? To, string Compare)
{
    /// <summary>The chosen values of every field, by <see cref="FilterField.Name"/>; empty: all.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> Values { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public static FilterModel Of(DashboardFilter filter) => new(filter.From, filter.To, FilterQueryString.NameOf(filter.Compare))
    {
        Values = FilterField.All.ToDictionary(field => field.Name, field => (object)filter[field], StringComparer.Ordinal),
    };
}

/// <summary>Whole local days, both ends included.</summary>
internal sealed record PeriodModel(
    DateOnly From,
    DateOnly To,
    [property: Description("The period is not over; it is compared over the part that has elapsed.")] bool? IsRunning = null)
{
    public static PeriodModel? Current(EffectivePeriods periods) =>
        periods.Current is { } range ? new PeriodModel(range.From, range.To, periods.IsRunning) : null;

    public static PeriodModel? Comparison(EffectivePeriods periods) => periods.Comparison is { } range ? new PeriodModel(range.From, range.To) : null;
}
