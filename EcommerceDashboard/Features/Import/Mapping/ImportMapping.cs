using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceDashboard.Features.Import.Mapping;

/// <summary>How a file is to be read. What is not said is found out; what cannot be found out for certain is asked.</summary>
public sealed record ImportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Nothing said.</summary>
    public static readonly ImportMapping Empty = new();

    /// <summary>Id of an <see cref="Layouts.ImportLayout"/>; null: the header tells, or <see cref="Columns"/>.</summary>
    public string? Layout { get; init; }

    /// <summary>The column of each field (<see cref="ImportField.Id"/> → name in the header); empty: those of the layout, or those proposed by their names.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How dates with slashes, hyphens or spaces are written, one of <see cref="Reading.DateOrder"/>; null: found out.</summary>
    public string? DateFormat { get; init; }

    /// <summary>"." or ",": what stands before decimals; null: found out.</summary>
    public string? DecimalMark { get; init; }

    /// <summary>Name of the encoding ("UTF-8", "windows-1252"); null: found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between fields, one character; null: found out.</summary>
    public string? Separator { get; init; }

    /// <summary>IANA name of the zone of dates and times that name none; null: the business time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 4217 code of amounts that name none; null: the shop's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>What one unit of a currency is in the shop's currency: { "EUR": 1.08 }. Amounts in a currency that is not listed are rejected.</summary>
    public IReadOnlyDictionary<string, decimal> Rates { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>What words for how an order stands mean ("versandfertig" → "completed"); beside those that are known.</summary>
    public IReadOnlyDictionary<string, string> Statuses { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>As a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From a file.</summary>
    /// <exception cref="FormatException">It is none, or names what is not known; the message says where.</exception>
    public static ImportMapping FromJson(string json)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ImportMapping>(json, Json) ?? throw new FormatException("The mapping is empty.");
            return mapping.Problem() is { } problem ? throw new FormatException(problem) : mapping;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The mapping is no JSON of the expected shape: {exception.Message}", exception);
        }
    }

    /// <summary>What in it cannot be; null: nothing.</summary>
    private string? Problem()
    {
        if (Columns.Keys.FirstOrDefault(id => ImportFields.Find(id) is null) is { } field) return $"The mapping names the field “{field}”. Known are: {string.Join(", ", ImportFields.All.Select(f => f.Id))}.";
        if (Layout is not null && Layouts.ImportLayouts.Find(Layout) is null) return $"The mapping names the layout “{Layout}”. Known are: {Layouts.ImportLayouts.Ids}.";
        if (DateFormat is not null && Reading.DateOrder.Find(DateFormat) is null) return $"The mapping names the date format “{DateFormat}”. Known are: {Reading.DateOrder.Names}.";
        if (DecimalMark is not (null or "." or ",")) return $"The mapping names the decimal mark “{DecimalMark}”. It must be “.” or “,”.";
        if (Separator is not (null or { Length: 1 })) return $"The mapping names the separator “{Separator}”. It must be one character.";
        if (Rates.FirstOrDefault(rate => rate.Value <= 0) is { Key: { } currency }) return $"The mapping has a rate for {currency} that is not above zero.";
        if (TimeZone is not null && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null) return $"The mapping names the time zone “{TimeZone}”. An IANA name such as Europe/Paris was expected.";
        return Statuses.FirstOrDefault(status => !StatusWords.IsStatus(status.Value)) is { Key: { } word, Value: var meaning }
            ? $"The mapping takes the status “{word}” for “{meaning}”. Known are: {StatusWords.Known}."
            : null;
    }
}
