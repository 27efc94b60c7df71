using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>
/// How orders are made of the collections of a database: one document for each order line, or one for each order with its lines in an array.
/// It says where to find things and nothing else: no operator of MongoDB can be written into it.
/// </summary>
public sealed record SourceDefinition
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What it is called; orders carry it as <see cref="Data.OrderDocument.Source"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The database, on the server of the dashboard.</summary>
    public required string Database { get; init; }

    /// <summary>The collection of the order lines, or of the orders.</summary>
    public required string Collection { get; init; }

    /// <summary>Path of the array of lines; null: each document is a line.</summary>
    public string? Lines { get; init; }

    /// <summary>Other collections that belong to them, each joined before the next.</summary>
    public IReadOnlyList<SourceJoin> Joins { get; init; } = [];

    /// <summary>Where each field is, by <see cref="ImportField.Id"/>.</summary>
    public required IReadOnlyDictionary<string, SourceField> Fields { get; init; }

    /// <summary>How dates that are texts are written, as <c>%d/%m/%Y %H:%M</c>; null: as ISO 8601 has it.</summary>
    public string? DateFormat { get; init; }

    /// <summary>IANA name of the time zone of dates that are texts and name none; null: the business time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>"." or ",": what stands before the decimals of numbers that are texts; null: a point.</summary>
    public string? DecimalMark { get; init; }

    /// <summary>What each word for how an order stands means: one of <see cref="Data.OrderStatus"/>. Other words are rejected.</summary>
    public IReadOnlyDictionary<string, string> Statuses { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Path, in the source's collection, of what grows with every change, such as <c>updatedAt</c>; null: every run reads all.</summary>
    public string? Watermark { get; init; }

    /// <summary>Minutes from one run to the next; null: it runs when someone says so.</summary>
    public int? EveryMinutes { get; init; }

    /// <summary>Hours after which a run of the schedule reads all, and so notices what was deleted.</summary>
    public int FullEveryHours { get; init; } = 24;

    /// <summary>Whether runs of the schedule go on without orders that cannot be mapped.</summary>
    public bool AcceptRejects { get; init; }

    /// <summary>As a text that can be edited.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From a text.</summary>
    /// <exception cref="ExplainedFormatException">It is none, or cannot be run (<see cref="SourceRules"/>).</exception>
    public static SourceDefinition FromJson(string json)
    {
        try
        {
            var definition = JsonSerializer.Deserialize<SourceDefinition>(json, Json) ?? throw new ExplainedFormatException(Explanation.Of<SourcesText>("Rule.Empty"));
            return SourceRules.FirstProblem(definition) is { } problem ? throw new ExplainedFormatException(problem) : definition;
        }
        catch (JsonException exception)
        {
            throw new ExplainedFormatException(Explanation.Of<SourcesText>("Rule.Json", exception.Message));
        }
    }
}
