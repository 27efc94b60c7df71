using System.Globalization;
using EcommerceDashboard.Filters;
using Microsoft.Extensions.Localization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

/// <summary>The keys of groups as text, what is shown for them, and which keys a name belongs to.</summary>
internal sealed class KpiLabels(IMongoDatabase database, BusinessCalendar calendar, IStringLocalizer<KpiText> text)
{
    /// <summary>
    /// A local day can start a few hours off midnight in the database's reckoning and ours, where a clock change falls on midnight;
    /// a quarter of a day later it is the same day for both.
    /// </summary>
    internal static readonly TimeSpan IntoTheDay = TimeSpan.FromHours(6);

    /// <summary>A key as text; an instant is the local day that it begins.</summary>
    public string KeyOf(BsonValue key) => key switch
    {
        BsonString name => name.Value,
        BsonDateTime instant => FilterQueryString.FormatDay(calendar.DayOf(instant.ToUniversalTime() + IntoTheDay)),
        BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128 => ExactDecimal.From(key)?.ToString("0.############", CultureInfo.InvariantCulture) ?? OrderMatch.NoKey,
        _ => key.ToString() ?? OrderMatch.NoKey,
    };

    /// <summary>What is shown for a key.</summary>
    public string LabelOf(Dimension dimension, string key, IReadOnlyDictionary<string, string> names) =>
        key == OrderMatch.NoKey ? text["Unknown"] : dimension.Label?.Invoke(key, CultureInfo.CurrentUICulture) ?? names.GetValueOrDefault(key, key);

    /// <summary>The names of keys; what has none is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(Dimension dimension, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        BsonValue[] ids = dimension.Names is null ? [] : [.. keys.Distinct(StringComparer.Ordinal).Select(key => (BsonValue)key)];
        if (ids.Length == 0) return new Dictionary<string, string>(StringComparer.Ordinal);
        var named = await FindAsync(dimension.Names!, new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids))), cancellationToken).ConfigureAwait(false);
        return named.Where(document => document.GetValue("name", BsonNull.Value) is BsonString { Value.Length: > 0 })
            .ToDictionary(document => document["_id"].AsString, document => document["name"].AsString, StringComparer.Ordinal);
    }

    /// <summary>The keys whose name or id contains a text; null: the dimension has no names, or nothing is searched.</summary>
    public async Task<IReadOnlyCollection<string>?> FindAsync(Dimension dimension, string? search, CancellationToken cancellationToken)
    {
        if (dimension.Names is not { } names || string.IsNullOrEmpty(search)) return null;
        var contains = BreakdownStages.Contains(search);
        var either = new BsonDocument("$or", new BsonArray { new BsonDocument("name", contains), new BsonDocument("_id", contains) });
        return [.. (await FindAsync(names, either, cancellationToken).ConfigureAwait(false)).Select(document => document["_id"].AsString)];
    }

    private Task<List<BsonDocument>> FindAsync(string collection, BsonDocument condition, CancellationToken cancellationToken) =>
        database.GetCollection<BsonDocument>(collection).Find(condition).Project(new BsonDocument("name", 1)).ToListAsync(cancellationToken);
}
