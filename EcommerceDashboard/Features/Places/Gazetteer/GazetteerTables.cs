using System.IO.Compression;

namespace EcommerceDashboard.Features.Places;

/// <summary>A country of the gazetteer.</summary>
/// <param name="Code">ISO 3166-1 alpha-2 code.</param>
/// <param name="EnglishName">Its name in English.</param>
/// <param name="FrenchName">Its name in French.</param>
/// <param name="OtherNames">Its alpha-3 code and what else it is called.</param>
internal sealed record GazetteerCountry(string Code, string EnglishName, string FrenchName, IReadOnlyList<string> OtherNames);

/// <summary>A state, province or region: the first level of a country's administration.</summary>
/// <param name="Country">Number of the country.</param>
/// <param name="Name">Its name.</param>
/// <param name="OtherNames">Its code and what else it is called.</param>
internal sealed record GazetteerRegion(int Country, string Name, IReadOnlyList<string> OtherNames);

/// <summary>
/// The columns of the gazetteer, as they stand in its file and in memory: arrays and blocks of text instead of half a million objects. Countries go by
/// their number. Cities and codes of a country stand together, each sorted by its key, so that they are found by halving.
/// </summary>
internal sealed class GazetteerTables
{
    /// <summary>Degrees are whole thousandths: about 110 m, closer than a city or a postal code is a place.</summary>
    public const double PerDegree = 1000;

    private const int Format = 1;

    public required IReadOnlyList<GazetteerCountry> Countries { get; init; }

    public required IReadOnlyList<GazetteerRegion> Regions { get; init; }

    /// <summary>By country: the number of its first city; one more at the end.</summary>
    public required int[] CityStarts { get; init; }

    public required TextBlock CityNames { get; init; }

    /// <summary>Number of the region; -1: none.</summary>
    public required int[] CityRegions { get; init; }

    /// <summary>See <see cref="PopulationRank"/>.</summary>
    public required int[] CityRanks { get; init; }

    public required int[] CityLatitudes { get; init; }

    public required int[] CityLongitudes { get; init; }

    /// <summary>By country: the number of the first other name of its cities; one more at the end.</summary>
    public required int[] OtherStarts { get; init; }

    /// <summary>Keys of what cities are called as well.</summary>
    public required TextBlock OtherKeys { get; init; }

    /// <summary>The city of each other name, counted from the first of the country.</summary>
    public required int[] OtherCities { get; init; }

    /// <summary>By country: the number of its first postal code; one more at the end.</summary>
    public required int[] CodeStarts { get; init; }

    /// <summary>Postal codes, as <see cref="PostalCodes.Compact"/> leaves them.</summary>
    public required TextBlock Codes { get; init; }

    public required int[] CodeLatitudes { get; init; }

    public required int[] CodeLongitudes { get; init; }

    /// <summary>The size of a city in steps of a twelfth of a doubling: good enough to tell which of two is the larger one.</summary>
    public static int PopulationRank(long population) => (int)Math.Round(12 * Math.Log2(population + 1));

    /// <summary>Reads what <see cref="Write(Stream)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is not a gazetteer of this format.</exception>
    public static GazetteerTables Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var buffered = new BufferedStream(unpacked, 1 << 16);
        using var reader = new BinaryReader(buffered);
        if (reader.Read7BitEncodedInt() != Format) throw new InvalidDataException("This is not a gazetteer of a format that is known here.");
        return new GazetteerTables
        {
            Countries = Many(reader, () => new GazetteerCountry(reader.ReadString(), reader.ReadString(), reader.ReadString(), Many(reader, reader.ReadString))),
            Regions = Many(reader, () => new GazetteerRegion(reader.Read7BitEncodedInt(), reader.ReadString(), Many(reader, reader.ReadString))),
            CityStarts = Steps(reader),
            CityNames = TextBlock.Read(reader),
            CityRegions = Steps(reader),
            CityRanks = Steps(reader),
            CityLatitudes = Steps(reader),
            CityLongitudes = Steps(reader),
            OtherStarts = Steps(reader),
            OtherKeys = TextBlock.Read(reader),
            OtherCities = Steps(reader),
            CodeStarts = Steps(reader),
            Codes = TextBlock.Read(reader),
            CodeLatitudes = Steps(reader),
            CodeLongitudes = Steps(reader),
        };
    }

    /// <summary>Writes the tables, packed as tightly as they go.</summary>
    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var writer = new BinaryWriter(buffered);
        writer.Write7BitEncodedInt(Format);
        Write(writer, Countries, country =>
        {
            writer.Write(country.Code);
            writer.Write(country.EnglishName);
            writer.Write(country.FrenchName);
            Write(writer, country.OtherNames, writer.Write);
        });
        Write(writer, Regions, region =>
        {
            writer.Write7BitEncodedInt(region.Country);
            writer.Write(region.Name);
            Write(writer, region.OtherNames, writer.Write);
        });
        Write(writer, CityStarts);
        CityNames.Write(writer);
        Write(writer, CityRegions);
        Write(writer, CityRanks);
        Write(writer, CityLatitudes);
        Write(writer, CityLongitudes);
        Write(writer, OtherStarts);
        OtherKeys.Write(writer);
        Write(writer, OtherCities);
        Write(writer, CodeStarts);
        Codes.Write(writer);
        Write(writer, CodeLatitudes);
        Write(writer, CodeLongitudes);
    }

    private static T[] Many<T>(BinaryReader reader, Func<T> one)
    {
        var all = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < all.Length; i++) all[i] = one();
        return all;
    }

    private static void Write<T>(BinaryWriter writer, IReadOnlyList<T> all, Action<T> one)
    {
        writer.Write7BitEncodedInt(all.Count);
        foreach (var item in all) one(item);
    }

    /// <summary>Numbers as the steps from one to the next: neighbours are alike, and small steps are short.</summary>
    private static int[] Steps(BinaryReader reader)
    {
        var numbers = new int[reader.Read7BitEncodedInt()];
        var number = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var step = reader.Read7BitEncodedInt();
            numbers[i] = number += (step >>> 1) ^ -(step & 1);
        }

        return numbers;
    }

    private static void Write(BinaryWriter writer, int[] numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        var last = 0;
        foreach (var number in numbers)
        {
            var step = number - last;
            writer.Write7BitEncodedInt((step << 1) ^ (step >> 31));
            last = number;
        }
    }
}
