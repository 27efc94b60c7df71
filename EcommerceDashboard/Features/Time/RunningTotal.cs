namespace EcommerceDashboard.Features.Time;

/// <summary>What has come together up to each bucket.</summary>
public static class RunningTotal
{
    /// <summary>
    /// The running total of values that add up. A bucket without a value adds nothing; after the last value there is none,
    /// as of days that have not begun.
    /// </summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<decimal?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = values.Count;
        while (known > 0 && values[known - 1] is null) known--;
        var total = 0m;
        return [.. values.Select((value, i) => i < known ? total += value ?? 0m : (decimal?)null)];
    }
}
