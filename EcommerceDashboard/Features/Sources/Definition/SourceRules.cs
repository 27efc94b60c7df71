using EcommerceDashboard.Data;
using NodaTime;

namespace EcommerceDashboard.Features.Sources.Definition;

/// <summary>What a definition must be like to be run.</summary>
internal static class SourceRules
{
    private const int LongestName = 60, MostJoins = 8, MostMinutes = 60 * 24 * 31, LongestConstant = 200;

    /// <summary>Fields that cannot come from a source: its amounts are in the shop's currency, and its lines come to what the order does.</summary>
    private static readonly IReadOnlyList<ImportField> Unsupported = [ImportFields.Currency, ImportFields.OrderSales, ImportFields.LineNumber];

    /// <summary>The fields a source can have.</summary>
    public static IReadOnlyList<ImportField> Fields { get; } = [.. ImportFields.All.Except(Unsupported)];

    /// <summary>Why the definition cannot be run; null: it can.</summary>
    public static Explanation? FirstProblem(SourceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            return OfNames(definition) ?? OfJoins(definition) ?? OfFields(definition) ?? OfFormats(definition) ?? OfSchedule(definition);
        }
        catch (ExplainedFormatException exception)
        {
            return exception.Explanation;
        }
    }

    private static Explanation? OfNames(SourceDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Length > LongestName || definition.Name.Any(char.IsControl)) return Problem("Rule.Name", LongestName);
        if (definition.Database is "" or "admin" or "config" or "local" || definition.Database.IndexOfAny(['/', '\\', '.', ' ', '"', '$', '\0']) >= 0) return Problem("Rule.Database", definition.Database);
        foreach (var collection in definition.Joins.Select(join => join.Collection).Prepend(definition.Collection))
        {
            if (collection is null or "" || collection.Contains('\0', StringComparison.Ordinal) || collection.Contains('$', StringComparison.Ordinal) || collection.StartsWith("system.", StringComparison.Ordinal)) return Problem("Rule.Collection", collection ?? "");
        }
        if (definition.Lines is not null) SourcePath.Parse(definition.Lines);
        return null;
    }

    private static Explanation? OfJoins(SourceDefinition definition)
    {
        if (definition.Joins.Count > MostJoins) return Problem("Rule.Joins", MostJoins);
        for (var i = 0; i < definition.Joins.Count; i++)
        {
            var join = definition.Joins[i];
            if (join.Name is "" or SourceField.FromDocument or SourceField.FromLine || !join.Name.All(char.IsAsciiLetterOrDigit) || definition.Joins.Take(i).Any(other => other.Name == join.Name))
                return Problem("Rule.JoinName", join.Name);
            if (!Knows(definition, join.From, i)) return Problem("Rule.JoinFrom", join.Name, join.From);
            SourcePath.Parse(join.Local);
            if (SourcePath.Parse(join.Foreign).QueryName is null) return Problem("Rule.JoinForeign", join.Name, join.Foreign);
        }
        return null;
    }

    private static Explanation? OfFields(SourceDefinition definition)
    {
        foreach (var (id, field) in definition.Fields)
        {
            if (Fields.All(known => known.Id != id)) return Problem("Rule.NoField", id, string.Join(", ", Fields.Select(known => known.Id)));
            if (field.Path is null == field.Constant is null) return Problem("Rule.FieldPath", id);
            if (!Knows(definition, field.From, definition.Joins.Count)) return Problem("Rule.FieldFrom", id, field.From, definition.Lines is null ? SourceField.FromDocument : $"{SourceField.FromDocument}, {SourceField.FromLine}");
            if (field.Path is not null) SourcePath.Parse(field.Path);
            if (field.Constant is { Length: 0 or > LongestConstant }) return Problem("Rule.Constant", id, LongestConstant);
            if (field.Scale is 0) return Problem("Rule.Scale", id);
        }
        if (ImportFields.Needed.FirstOrDefault(group => !group.Any(field => definition.Fields.ContainsKey(field.Id))) is { } missing)
            return Problem("Rule.Lacks", string.Join(" / ", missing.Select(field => field.Id)));
        return definition.Fields[ImportFields.OrderId.Id] is { From: SourceField.FromDocument, Path: not null } ? null : Problem("Rule.OrderId");
    }

    private static Explanation? OfFormats(SourceDefinition definition)
    {
        if (definition.DecimalMark is not (null or "." or ",")) return Problem("Rule.DecimalMark", definition.DecimalMark);
        if (definition.TimeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(definition.TimeZone) is null) return Problem("Rule.TimeZone", definition.TimeZone);
        if (definition.DateFormat is { } format && !format.Contains("%Y", StringComparison.Ordinal)) return Problem("Rule.DateFormat", format, "%Y", "%d/%m/%Y");
        return definition.Statuses.FirstOrDefault(status => !StatusWords.IsStatus(status.Value)) is { Key: { } word, Value: var meaning }
            ? Problem("Rule.Status", word, meaning, StatusWords.Known)
            : null;
    }

    private static Explanation? OfSchedule(SourceDefinition definition)
    {
        if (definition.EveryMinutes is < 1 or > MostMinutes) return Problem("Rule.EveryMinutes", definition.EveryMinutes, MostMinutes);
        if (definition.FullEveryHours is < 1 or > MostMinutes) return Problem("Rule.FullEveryHours", MostMinutes);
        if (definition.Watermark is not null && SourcePath.Parse(definition.Watermark).QueryName is null) return Problem("Rule.Watermark", definition.Watermark);
        return null;
    }

    private static Explanation Problem(string key, params object[] values) => Explanation.Of<SourcesText>(key, values);

    private static bool Knows(SourceDefinition definition, string from, int joins) =>
        from == SourceField.FromDocument || (from == SourceField.FromLine && definition.Lines is not null) || definition.Joins.Take(joins).Any(join => join.Name == from);

    /// <summary>Whether the source would read what the dashboard itself writes.</summary>
    public static bool ReadsTheDashboard(SourceDefinition definition, DashboardCollections collections) =>
        definition.Database == collections.Database.DatabaseNamespace.DatabaseName
        && definition.Joins.Select(join => join.Collection).Prepend(definition.Collection).Any(DashboardCollections.IsOwn);
}
