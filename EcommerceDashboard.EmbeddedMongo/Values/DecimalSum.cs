namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A running sum of Decimal128, equal to adding one by one, but in 128-bit integers for as long as that is exact.</summary>
internal struct DecimalSum
{
    private static readonly Int128 Limit = (Int128)PowersOfTen.Of(UnpackedDecimal.Precision);

    private Int128 _coefficient;
    private int _exponent;

    // Set once the sum needs more than 34 digits, or met an infinity or NaN.
    private Decimal128? _rounded;

    /// <summary>The sum so far; 0 at the start.</summary>
    public readonly Decimal128 Value => _rounded
        ?? UnpackedDecimal.Round(_coefficient < 0, (UInt128)Int128.Abs(_coefficient), _exponent);

    public void Add(Decimal128 value)
    {
        if (_rounded is { } sum)
        {
            _rounded = DecimalArithmetic.Add(sum, value);
            return;
        }
        var addend = new UnpackedDecimal(value);
        if (addend.IsFinite && TryAdd(addend.IsNegative ? -(Int128)addend.Coefficient : (Int128)addend.Coefficient, addend.Exponent)) return;
        _rounded = DecimalArithmetic.Add(Value, value);
    }

    /// <summary>Adds another sum.</summary>
    public void Add(in DecimalSum other) => Add(other.Value);

    private bool TryAdd(Int128 coefficient, int exponent)
    {
        var total = _coefficient;
        if (exponent != _exponent && !TryAlign(ref total, _exponent, ref coefficient, exponent)) return false;
        total += coefficient;
        if (total >= Limit || total <= -Limit) return false;
        _coefficient = total;
        _exponent = Math.Min(_exponent, exponent);
        return true;
    }

    /// <summary>Brings two numbers to the lower exponent, if both stay below 10^34 there.</summary>
    private static bool TryAlign(ref Int128 x, int xExponent, ref Int128 y, int yExponent) =>
        xExponent > yExponent ? TryScale(ref x, xExponent - yExponent) : TryScale(ref y, yExponent - xExponent);

    private static bool TryScale(ref Int128 value, int digits)
    {
        if (digits > UnpackedDecimal.Precision) return false;
        var power = (Int128)PowersOfTen.Of(digits);
        var limit = (Int128)PowersOfTen.Of(UnpackedDecimal.Precision - digits);
        if (value >= limit || value <= -limit) return false;
        value *= power;
        return true;
    }
}
