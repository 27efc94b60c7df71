using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$bitsAllSet</c>, <c>$bitsAllClear</c>, <c>$bitsAnySet</c>, <c>$bitsAnyClear</c>.</summary>
/// <remarks>
/// Numbers are tested as 64-bit two's complement whose sign goes on for ever, binary data as bytes that begin with the
/// lowest, zero beyond their end. A number with a fraction, or beyond 64 bits, never matches.
/// </remarks>
/// <param name="positions">Bits to test, 0 the lowest.</param>
/// <param name="all">Whether all must have the state, or any.</param>
/// <param name="set">The state.</param>
internal sealed class BitPredicate(IReadOnlyList<int> positions, bool all, bool set) : Predicate
{
    public override bool Test(BsonValue? value)
    {
        if (value is BsonBinaryData binary)
            return Test(position => position / 8 < binary.Bytes.Length && (binary.Bytes[position / 8] >> position % 8 & 1) != 0);
        return Numbers.ExactInt64(value) is { } whole && Test(position => (whole >> Math.Min(position, 63) & 1) != 0);
    }

    private bool Test(Func<int, bool> isSet)
    {
        foreach (var position in positions)
            if (isSet(position) == set != all) return !all;
        return all;
    }

    /// <summary>The positions that an argument names: an array of them, a mask as a number, or a mask as bytes.</summary>
    /// <exception cref="CommandException">BadValue, or FailedToParse for a wrong mask.</exception>
    public static IReadOnlyList<int> Positions(string name, BsonValue argument)
    {
        switch (argument)
        {
            case BsonArray array:
                return [.. array.Select(Position)];
            case BsonBinaryData binary:
                return PositionsOf(new BigInteger(binary.Bytes, isUnsigned: true));
            case { IsNumeric: true }:
                var mask = IntegerArgument.Parse(argument);
                return mask >= 0 ? PositionsOf(mask) : throw CommandException.FailedToParse($"Expected a non-negative number in: {argument}");
            default:
                throw CommandException.BadValue($"{name} takes an Array, a number, or a BinData but received: {argument}");
        }
    }

    private static int Position(BsonValue value)
    {
        if (Numbers.ExactInt32(value) is not { } position) throw CommandException.BadValue($"bit positions must be an integer but got: {value}");
        return position >= 0 ? position : throw CommandException.BadValue($"bit positions must be >= 0 but got: {value}");
    }

    private static List<int> PositionsOf(BigInteger mask)
    {
        var positions = new List<int>();
        for (var position = 0; !mask.IsZero; position++, mask >>= 1)
        {
            if (!mask.IsEven)
                positions.Add(position);
        }
        return positions;
    }
}
