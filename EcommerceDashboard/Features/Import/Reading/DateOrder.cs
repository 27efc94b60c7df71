namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// The order of year, month and day in dates that are written as three numbers. Dates that can mean one day only (<c>2016-04-07</c>, <c>20160407</c>,
/// <c>7 Apr 2016</c>, and <c>7.4.2016</c>, which nobody writes month first) are read under each of them.
/// </summary>
/// <param name="Name">As options, mappings and messages call it.</param>
public sealed record DateOrder(string Name)
{
    /// <summary>Year first: the only one that needs no decision.</summary>
    public static readonly DateOrder YearFirst = new("YYYY-MM-DD");

    /// <summary>Month first: 4/17/2016.</summary>
    public static readonly DateOrder MonthFirst = new("M/D/YYYY");

    /// <summary>Day first: 17/4/2016.</summary>
    public static readonly DateOrder DayFirst = new("D/M/YYYY");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DateOrder> All { get; } = [YearFirst, MonthFirst, DayFirst];

    /// <summary>Names of all of them, for a message.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(order => order.Name));

    /// <summary>The one with a name; null: none has it.</summary>
    public static DateOrder? Find(string? name) => All.FirstOrDefault(order => string.Equals(order.Name, name, StringComparison.OrdinalIgnoreCase));
}
