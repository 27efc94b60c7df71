namespace EcommerceDashboard.Kpis;

/// <summary>How a figure moved against the one it is compared with.</summary>
/// <param name="Kind">Whether there is something to say, and what.</param>
/// <param name="Amount">The move, for <see cref="KpiChangeKind.Relative"/> as a share of the earlier value (0.204 = 20.4 %),
/// for <see cref="KpiChangeKind.Points"/> as the difference of two shares (0.003 = 0.3 percentage points); else 0.</param>
public readonly record struct KpiChange(KpiChangeKind Kind, decimal Amount)
{
    /// <summary>There is nothing to compare.</summary>
    public static KpiChange None { get; } = new(KpiChangeKind.None, 0m);

    /// <summary>There was nothing before.</summary>
    public static KpiChange New { get; } = new(KpiChangeKind.New, 0m);

    /// <summary>
    /// The change of a figure. A share (margin) moves by percentage points, anything else by a share of what it was;
    /// of a negative figure, by a share of its size, so that less loss is a rise. From 0 to 0 is no change; from 0 or nothing to something is new.
    /// A date has no change.
    /// </summary>
    /// <param name="value">The figure and the one it is compared with.</param>
    /// <param name="unit">What the figure counts.</param>
    /// <param name="isCompared">False: no comparison was made, so that a missing earlier value says nothing.</param>
    public static KpiChange Of(KpiValue value, KpiUnit unit, bool isCompared = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!isCompared || unit == KpiUnit.Date || value.Value is not { } now) return None;
        if (value.Previous is not { } before) return New;
        if (unit == KpiUnit.Percent) return new(KpiChangeKind.Points, now - before);
        if (before == 0m) return now == 0m ? new(KpiChangeKind.Relative, 0m) : New;
        return new(KpiChangeKind.Relative, (now - before) / Math.Abs(before));
    }

    /// <summary>1: good news, -1: bad news, 0: neither.</summary>
    public int Judge(BetterDirection better) => better switch
    {
        BetterDirection.Higher => Math.Sign(Amount),
        BetterDirection.Lower => -Math.Sign(Amount),
        _ => 0,
    };
}

/// <summary>What can be said of a change.</summary>
public enum KpiChangeKind
{
    /// <summary>Nothing: no value, or no comparison.</summary>
    None,

    /// <summary>There was nothing before, so that no percentage exists.</summary>
    New,

    /// <summary>A share of the earlier value.</summary>
    Relative,

    /// <summary>A difference of two shares.</summary>
    Points,
}
