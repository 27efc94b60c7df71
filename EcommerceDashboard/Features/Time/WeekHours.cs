using System.Globalization;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Time;

/// <summary>A figure per weekday and hour. Small, for it travels with the page.</summary>
/// <param name="Cells">Those that have orders.</param>
public sealed record WeekHours(IReadOnlyList<WeekHour> Cells)
{
    /// <summary>The one hour that all orders stand at, as data without times of day has it; null: there are several, or no orders.</summary>
    public int? OnlyHour => Cells.Select(cell => cell.Hour).Distinct().Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Asks for them.</summary>
    public static async Task<WeekHours> AskAsync(IKpiQueries queries, Kpi kpi, DashboardFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(kpi);
        var matrix = await queries.MatrixAsync([kpi], filter, Dimension.Weekday, Dimension.Hour, cancellationToken).ConfigureAwait(false);
        return new WeekHours([.. matrix.Cells.Select(cell => new WeekHour(NumberOf(cell.RowKey), NumberOf(cell.ColumnKey), cell.Values[kpi.Id]))]);
    }

    private static int NumberOf(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}

/// <summary>A weekday and an hour.</summary>
/// <param name="Weekday">1 (Monday) to 7.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Value">The figure.</param>
public sealed record WeekHour(int Weekday, int Hour, decimal? Value);
