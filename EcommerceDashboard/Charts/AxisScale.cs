namespace EcommerceDashboard.Charts;

/// <summary>A value axis: round steps, zero always on it.</summary>
/// <param name="Ticks">Where the gridlines are, from the lowest to the highest.</param>
public sealed record AxisScale(IReadOnlyList<decimal> Ticks)
{
    private const int WantedSteps = 4;

    /// <summary>The lowest value of the axis.</summary>
    public decimal Low => Ticks[0];

    /// <summary>The highest value of the axis.</summary>
    public decimal High => Ticks[^1];

    /// <summary>From one gridline to the next.</summary>
    public decimal Step => Ticks[1] - Ticks[0];

    /// <summary>The scale that holds all the values and zero, in steps of 1, 2, 2.5 or 5 times a power of ten; values of zero only get an axis up to 1.</summary>
    /// <param name="values">What is shown; null: nothing.</param>
    /// <param name="isWhole">The values are counts: nobody wants to read of half a customer.</param>
    public static AxisScale For(IEnumerable<decimal?> values, bool isWhole = false)
    {
        decimal low = 0, high = 0;
        foreach (var value in values)
        {
            low = Math.Min(low, value ?? 0);
            high = Math.Max(high, value ?? 0);
        }
        if (low == high) return new AxisScale([0, 1]);

        var step = RoundStep((high - low) / WantedSteps);
        if (isWhole && step % 1 != 0) step = step < 1 ? 1 : 5;
        var first = Math.Floor(low / step) * step;
        // A quotient too small for a decimal is rounded to zero: the axis would begin above the value.
        if (first > low) first -= step;
        var ticks = new List<decimal>();
        for (var tick = first; ; tick += step)
        {
            ticks.Add(tick);
            if (tick >= high) return new AxisScale(ticks);
        }
    }

    private static decimal RoundStep(decimal step)
    {
        var magnitude = 1m;
        while (magnitude * 10 <= step) magnitude *= 10;
        while (magnitude > step) magnitude /= 10;
        return (step / magnitude) switch
        {
            <= 1 => magnitude,
            <= 2 => 2 * magnitude,
            <= 2.5m => 2.5m * magnitude,
            <= 5 => 5 * magnitude,
            _ => 10 * magnitude,
        };
    }
}
