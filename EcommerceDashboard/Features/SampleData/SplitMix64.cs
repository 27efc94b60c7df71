namespace EcommerceDashboard.Features.SampleData;

/// <summary>
/// A small pseudo-random generator whose numbers for a seed never change: <see cref="Random"/> promises that for no release of .NET,
/// and the sample shop must be the same on every machine. Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>Uniform in [0, 1), 53 bits of it.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="bound"/>).</summary>
    public int Next(int bound) => (int)(NextDouble() * bound);

    /// <summary>Uniform in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public double Between(double from, double to) => from + NextDouble() * (to - from);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A place in a table of weights summed up from left to right.</summary>
    public int Pick(ReadOnlySpan<double> cumulativeWeights)
    {
        var point = NextDouble() * cumulativeWeights[^1];
        int low = 0, high = cumulativeWeights.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (point < cumulativeWeights[middle]) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>Sums weights up for <see cref="Pick"/>.</summary>
    public static double[] Accumulate(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
