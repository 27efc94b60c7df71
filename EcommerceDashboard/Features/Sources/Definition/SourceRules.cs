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

    /// <summary>Why the definition cannot be run, in a sentence; null: it can.</summary>
    public static string? FirstProblem(SourceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            return OfNames(definition) ?? OfJoins(definition) ?? OfFields(definition) ?? OfFormats(definition) ?? OfSchedule(definition);
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private static string? OfNames(SourceDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Length > LongestName || definition.Name.Any(char.IsControl)) return $"The name must have 1 to {LongestName} characters.";
        if (definition.Database is "" or "admin" or "config" or "local" || definition.Database.IndexOfAny(['/', '\\', '.', ' ', '"', '$', '\0']) >= 0) return $"“{definition.Database}” is no database that can be read.";
        foreach (var collection in definition.Joins.Select(join => join.Collection).Prepend(definition.Collection))
        {
            if (collection is null or "" || collection.Contains('\0', StringComparison.Ordinal) || collection.Contains('$', StringComparison.Ordinal) || collection.StartsWith("system.", StringComparison.Ordinal)) return $"“{collection}” is no collection that can be read.";
        }
        if (definition.Lines is not null) SourcePath.Parse(definition.Lines);
        return null;
    }

    private static string? OfJoins(SourceDefinition definition)
    {
        if (definition.Joins.Count > MostJoins) return $"There are more than {MostJoins} joins.";
        for (var i = 0; i < definition.Joins.Count; i++)
        {
            var join = definition.Joins[i];
            if (join.Name is "" or SourceField.FromDocument or SourceField.FromLine || !join.Name.All(char.IsAsciiLetterOrDigit) || definition.Joins.Take(i).Any(other => other.Name == join.Name))
                return $"The join “{join.Name}” must be called otherwise: letters and digits, unlike the others.";
            if (!Knows(definition, join.From, i)) return $"The join “{join.Name}” begins at “{join.From}”, which is not known there.";
            SourcePath.Parse(join.Local);
            if (SourcePath.Parse(join.Foreign).QueryName is null) return $"The join “{join.Name}” cannot find documents by “{join.Foreign}”: MongoDB joins by names without dots, dollars and places.";
        }
        return null;
    }

    private static string? OfFields(SourceDefinition definition)
    {
        foreach (var (id, field) in definition.Fields)
        {
            if (Fields.All(known => known.Id != id)) return $"There is no field “{id}”. Known are: {string.Join(", ", Fields.Select(known => known.Id))}.";
            if (field.Path is null == field.Constant is null) return $"The field “{id}” needs either a path or a constant.";
            if (!Knows(definition, field.From, definition.Joins.Count)) return $"The field “{id}” comes from “{field.From}”, which is neither {SourceField.FromDocument} nor {(definition.Lines is null ? "" : SourceField.FromLine + " nor ")}a join.";
            if (field.Path is not null) SourcePath.Parse(field.Path);
            if (field.Constant is { Length: 0 or > LongestConstant }) return $"The constant of the field “{id}” must have 1 to {LongestConstant} characters.";
            if (field.Scale is 0) return $"The scale of the field “{id}” must not be zero.";
        }
        if (ImportFields.Needed.FirstOrDefault(group => !group.Any(field => definition.Fields.ContainsKey(field.Id))) is { } missing)
            return $"The definition lacks the field {string.Join(" or ", missing.Select(field => field.Id))}.";
        return definition.Fields[ImportFields.OrderId.Id] is { From: SourceField.FromDocument, Path: not null } ? null : "The order id must be a field of the source's own documents.";
    }

    private static string? OfFormats(SourceDefinition definition)
    {
        if (definition.DecimalMark is not (null or "." or ",")) return $"The decimal mark “{definition.DecimalMark}” must be “.” or “,”.";
        if (definition.TimeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(definition.TimeZone) is null) return $"The time zone “{definition.TimeZone}” is not known. An IANA name such as Europe/Paris was expected.";
        if (definition.DateFormat is { } format && !format.Contains("%Y", StringComparison.Ordinal)) return $"The date format “{format}” must hold a year (%Y), as in %d/%m/%Y.";
        return definition.Statuses.FirstOrDefault(status => !StatusWords.IsStatus(status.Value)) is { Key: { } word, Value: var meaning }
            ? $"The status “{word}” is taken for “{meaning}”. Known are: {StatusWords.Known}."
            : null;
    }

    private static string? OfSchedule(SourceDefinition definition)
    {
        if (definition.EveryMinutes is < 1 or > MostMinutes) return $"A run every {definition.EveryMinutes} minutes is not possible: 1 to {MostMinutes}.";
        if (definition.FullEveryHours is < 1 or > MostMinutes) return "The hours after which a run reads all must be at least 1.";
        if (definition.Watermark is not null && SourcePath.Parse(definition.Watermark).QueryName is null) return $"The watermark “{definition.Watermark}” must be a path without quoted names and places.";
        return null;
    }

    private static bool Knows(SourceDefinition definition, string from, int joins) =>
        from == SourceField.FromDocument || (from == SourceField.FromLine && definition.Lines is not null) || definition.Joins.Take(joins).Any(join => join.Name == from);

    /// <summary>Whether the source would read what the dashboard itself writes.</summary>
    public static bool ReadsTheDashboard(SourceDefinition definition, DashboardCollections collections) =>
        definition.Database == collections.Database.DatabaseNamespace.DatabaseName
        && definition.Joins.Select(join => join.Collection).Prepend(definition.Collection).Any(DashboardCollections.IsOwn);
}
