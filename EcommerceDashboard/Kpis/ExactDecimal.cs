using System.Globalization;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Numbers of MongoDB as exact decimals.</summary>
internal static class ExactDecimal
{
    /// <summary>
    /// The number as a decimal. A Decimal128 has up to 34 digits, a decimal at least 28: what does not fit is rounded half to even.
    /// Null, missing and NaN are no value.
    /// </summary>
    /// <exception cref="OverflowException">Larger than any decimal (7.9 × 10^28).</exception>
    /// <exception cref="FormatException">Not a number.</exception>
    public static decimal? From(BsonValue? value) => value switch
    {
        null or BsonNull => null,
        BsonInt32 number => number.Value,
        BsonInt64 number => number.Value,
        BsonDouble number => double.IsNaN(number.Value) ? null : (decimal)number.Value,
        BsonDecimal128 number => From(number.Value),
        _ => throw new FormatException($"A number was expected, not {value.BsonType}."),
    };

    // decimal.Parse reads all digits and rounds half to even; the driver's own conversion refuses more than 28.
    private static decimal? From(Decimal128 number)
    {
        if (Decimal128.IsNaN(number)) return null;
        if (Decimal128.IsInfinity(number)) throw new OverflowException("The number is infinite.");
        return decimal.Parse(number.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
