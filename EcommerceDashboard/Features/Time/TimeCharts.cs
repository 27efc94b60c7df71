using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Time;

/// <summary>From the answers of the page's queries to its charts.</summary>
public sealed class TimeCharts(BusinessCalendar calendar, KpiTexts kpiTexts, IStringLocalizer<TimeText> texts)
{
    private const int DaysOfWeek = 7, Hours = 24;

    /// <summary>What has come together up to each day, and up to the same day of the compared range; no earlier than both are known, no later than the longer one ends.</summary>
    public ChartSpec Cumulative(DailyFigures daily, TimeMetric metric)
    {
        ArgumentNullException.ThrowIfNull(daily);
        var (current, compared) = (BucketsOf(daily.Periods.Current, daily.Grain), BucketsOf(daily.Periods.Comparison, daily.Grain));
        var places = Math.Max(daily.Values.Count, daily.Previous.Count);
        var series = new List<ChartSeries> { new(texts[$"Cumulative.{metric}"], metric.Whole().Unit, Padded(RunningTotal.Of(daily.Values), places)) };
        if (daily.Periods.Comparison is { } range)
        {
            series.Add(new(DateFormatter.Range(range), metric.Whole().Unit, Padded(RunningTotal.Of(daily.Previous), places))
            {
                Role = SeriesRole.Comparison,
                CategoryLabels = [.. Enumerable.Range(0, places).Select(place => place < compared.Length ? DateFormatter.Bucket(compared[place].From, daily.Grain) : null)],
            });
        }

        return new ChartSpec
        {
            Kind = ChartKind.Line,
            CategoryTitle = kpiTexts.Title(daily.Grain),
            Categories = [.. Enumerable.Range(0, places).Select(place => place < current.Length ? BucketCategory(current[place].From, daily.Grain) : DayAfter(current[^1].To, place - current.Length + 1))],
            Series = series,
        };
    }

    /// <summary>Every day in the colour of its figure; null: the range is too long for days.</summary>
    public ChartSpec? Calendar(DailyFigures daily, TimeMetric metric)
    {
        ArgumentNullException.ThrowIfNull(daily);
        if (daily.Grain != Granularity.Day) return null;
        return new ChartSpec
        {
            Kind = ChartKind.CalendarHeatMap,
            CategoryTitle = kpiTexts.Title(Granularity.Day),
            WeekStart = calendar.WeekStart,
            Categories = [.. BucketsOf(daily.Periods.Current, Granularity.Day).Select(day => BucketCategory(day.From, Granularity.Day))],
            Series = [new(texts[$"Metric.{metric}"], metric.Whole().Unit, daily.Values)],
        };
    }

    /// <summary>The rows of <see cref="TimeKpis.Seasonality"/>: bars around 1, or plain shares where there is too little data for an index.</summary>
    public ChartSpec Seasonality(KpiBreakdown rows, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(dimension);
        var unit = rows.RowUnit ?? TimeKpis.Seasonality.Unit;
        var isIndex = unit == KpiUnit.Ratio;
        var sorted = dimension == Dimension.Weekday ? rows.Rows.OrderBy(row => PlaceInWeek(NumberOf(row.Key))) : rows.Rows.OrderBy(row => NumberOf(row.Key));
        KpiRow[] shown = [.. sorted];
        return new ChartSpec
        {
            Kind = ChartKind.Bar,
            Baseline = isIndex ? 1m : 0m,
            CategoryTitle = kpiTexts.Title(dimension),
            Categories = [.. shown.Select(row => new ChartCategory(row.Key, ShortNameOf(dimension, NumberOf(row.Key))))],
            Series = [new(texts[isIndex ? "Index" : "ShareOfSales"], unit, [.. shown.Select(row => row.Values[TimeKpis.Seasonality.Id].Value)])],
        };
    }

    /// <summary>The mean of each weekday per calendar occurrence, its total beside it. Weekdays without orders stand there with 0, those that the range has not without a value.</summary>
    public ChartSpec Weekdays(KpiBreakdown rows, TimeMetric metric)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var byKey = rows.Rows.ToDictionary(row => NumberOf(row.Key), row => row.Values);
        int[] weekdays = [.. Enumerable.Range(1, DaysOfWeek).OrderBy(PlaceInWeek)];
        var inRange = BucketsOf(rows.Periods.Current, Granularity.Day).Take(DaysOfWeek).Select(day => Dimension.Weekday.DayKey!(day.From)).ToHashSet();
        IReadOnlyList<decimal?> Of(Kpi kpi) => [.. weekdays.Select(day => byKey.TryGetValue(day, out var values) ? values[kpi.Id].Value : inRange.Contains(day) ? 0m : null)];
        return new ChartSpec
        {
            Kind = ChartKind.HorizontalBar,
            CategoryTitle = kpiTexts.Title(Dimension.Weekday),
            Categories = [.. weekdays.Select(day => new ChartCategory(KeyOf(day), LabelOf(Dimension.Weekday, day)))],
            Series =
            [
                new(texts[$"PerDay.{metric}"], metric.PerDay().Unit, Of(metric.PerDay())),
                new(texts["Total"], metric.Whole().Unit, Of(metric.Whole())) { Role = SeriesRole.Beside },
            ],
        };
    }

    /// <summary>Each hour of each weekday, as the mean per calendar occurrence of the weekday; null: the data has no times of day.</summary>
    public ChartSpec? Hourly(WeekHours answer, TimeMetric metric)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Cells.Count == 0 || answer.OnlyHour is not null) return null;
        var byPlace = answer.Cells.ToDictionary(cell => (cell.Weekday, cell.Hour), cell => cell.Value);
        return new ChartSpec
        {
            Kind = ChartKind.HeatMap,
            CategoryTitle = kpiTexts.Title(Dimension.Hour),
            SeriesTitle = kpiTexts.Title(Dimension.Weekday),
            Categories = [.. Enumerable.Range(0, Hours).Select(hour => new ChartCategory(KeyOf(hour), HourOf(hour)))],
            Series =
            [
                .. Enumerable.Range(1, DaysOfWeek).OrderBy(PlaceInWeek).Select(day => new ChartSeries(
                    LabelOf(Dimension.Weekday, day), metric.PerDay().Unit, [.. Enumerable.Range(0, Hours).Select(hour => byPlace.GetValueOrDefault((day, hour)))])
                {
                    Key = KeyOf(day),
                }),
            ],
        };
    }

    /// <summary>The best days, weeks or months, best first.</summary>
    /// <param name="rows">The answer by time bucket.</param>
    /// <param name="metric">What they are best by.</param>
    /// <param name="grain">The length of the buckets.</param>
    public ChartSpec Best(KpiBreakdown rows, TimeMetric metric, Granularity grain)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ChartSpec
        {
            Kind = ChartKind.HorizontalBar,
            CategoryTitle = kpiTexts.Title(grain),
            Categories = [.. rows.Rows.Select(row => BestCategory(row.Key, grain, rows.Periods.Current))],
            Series = [new(texts[$"Metric.{metric}"], metric.Whole().Unit, [.. rows.Rows.Select(row => row.Values[metric.Whole().Id].Value)])],
        };
    }

    /// <summary>The days of a bucket of <see cref="Best"/>, those outside the range left out.</summary>
    public DateRange DaysOf(string key, Granularity grain, DateRange? range)
    {
        var start = DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (from, to) = (calendar.BucketStart(start, grain), calendar.BucketEnd(start, grain));
        return range is { } whole ? new(from < whole.From ? whole.From : from, to > whole.To ? whole.To : to) : new(from, to);
    }

    private ChartCategory BestCategory(string key, Granularity grain, DateRange? range)
    {
        var days = DaysOf(key, grain, range);
        var isCut = calendar.IsIncomplete(days, grain);
        var label = grain == Granularity.Week ? DateFormatter.Range(days) : DateFormatter.Bucket(calendar.BucketStart(days.From, grain), grain);
        return new ChartCategory(key, label, isCut ? texts["OnlyOf", DateFormatter.Range(days)].Value : null) { IsIncomplete = isCut };
    }

    private DateRange[] BucketsOf(DateRange? range, Granularity grain) => range is { } days ? [.. calendar.Buckets(days, grain)] : [];

    private static ChartCategory BucketCategory(DateOnly start, Granularity grain) =>
        new(FilterQueryString.FormatDay(start), DateFormatter.Bucket(start, grain)) { Start = start };

    // The compared range is the longer one: its last days have no day of the range above them.
    private ChartCategory DayAfter(DateOnly end, int days) =>
        new(FilterQueryString.FormatDay(end.AddDays(days)), texts["DayAfter", days]) { Start = end.AddDays(days) };

    private static decimal?[] Padded(IReadOnlyList<decimal?> values, int length) =>
        [.. values, .. Enumerable.Repeat((decimal?)null, length - values.Count)];

    private int PlaceInWeek(int isoWeekday) => ((isoWeekday % DaysOfWeek) - (int)calendar.WeekStart + DaysOfWeek) % DaysOfWeek;

    // Twelve names side by side have room for the short ones only.
    private static string ShortNameOf(Dimension dimension, int key) => dimension == Dimension.Weekday
        ? CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(key % DaysOfWeek))
        : CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedMonthName(key);

    /// <summary>An hour as clocks of the reader's culture say it: <c>3 PM</c>, <c>15 h</c>.</summary>
    public static string HourOf(int hour)
    {
        var culture = CultureInfo.CurrentCulture;
        return new TimeOnly(hour, 0).ToString(culture.DateTimeFormat.ShortTimePattern.Contains('t', StringComparison.Ordinal) ? "h\u00A0tt" : "H\u00A0'h'", culture);
    }

    private static string LabelOf(Dimension dimension, int key) => dimension.Label!(KeyOf(key), CultureInfo.CurrentUICulture);

    private static int NumberOf(string key) => int.Parse(key, CultureInfo.InvariantCulture);

    private static string KeyOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
