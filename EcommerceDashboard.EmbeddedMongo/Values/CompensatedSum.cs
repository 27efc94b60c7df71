namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A running sum of doubles that keeps what each addition rounds off, in a second double.</summary>
/// <remarks>Knuth's two-sum; MongoDB sums so too, which is why ten times 0.1 makes 1.</remarks>
internal struct CompensatedSum
{
    private double _sum;
    private double _rest;

    // Added up plainly: right as soon as an infinity or NaN takes part, where the compensation is not.
    private double _plain;

    /// <summary>The sum as one double.</summary>
    public readonly double Value => double.IsFinite(_plain) ? _sum + _rest : _plain;

    public void Add(double value)
    {
        _plain += value;
        var sum = _sum + value;
        var part = sum - _sum;
        _rest += _sum - (sum - part) + (value - part);
        _sum = sum;
    }

    public void Add(in CompensatedSum other)
    {
        var plain = _plain + other._plain;
        Add(other._sum);
        Add(other._rest);
        _plain = plain;
    }

    /// <summary>The sum as a decimal, from both doubles.</summary>
    public readonly Decimal128 ToDecimal() => double.IsFinite(_plain)
        ? DecimalArithmetic.Add(DecimalConversion.FromDoubleExactly(_sum), DecimalConversion.FromDoubleExactly(_rest))
        : DecimalConversion.FromDoubleExactly(_plain);
}
