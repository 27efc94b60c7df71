namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>An update by operators, applied in the order of their paths, as the server does.</summary>
internal sealed class OperatorUpdate(FieldUpdate[] updates, ArrayFilters filters, DateTime now) : Update
{
    private readonly bool _usesPosition = Array.Exists(updates, update => update.Path.HasMatchedPart);
    private BsonDocument? _filter;
    private Matcher? _matcher;

    public override BsonDocument Apply(BsonDocument document, bool isUpsertInsert, BsonDocument filter)
    {
        var run = new UpdateRun(document, isUpsertInsert, now, filters, _usesPosition ? Position(document, isUpsertInsert, filter) : 0);
        foreach (var update in updates)
            update.Apply(run);
        return run.HasChanged ? run.Document : document;
    }

    /// <exception cref="CommandException">The document matched through no array, or did not exist (BadValue).</exception>
    private int Position(BsonDocument document, bool isUpsertInsert, BsonDocument filter)
    {
        if (_matcher is null || !ReferenceEquals(_filter, filter))
            (_filter, _matcher) = (filter, Matcher.Parse(filter, now: now));
        var position = new ArrayPosition();
        return !isUpsertInsert && _matcher.Matches(document, position) && position.Index is { } index
            ? index
            : throw CommandException.BadValue("The positional operator did not find the match needed from the query.");
    }
}

/// <summary>One document on its way through the operators.</summary>
internal sealed class UpdateRun(BsonDocument original, bool isInsert, DateTime now, ArrayFilters filters, int position)
{
    /// <summary>The document as it was; <c>$rename</c> reads it.</summary>
    public BsonDocument Original => original;

    /// <summary>The copy that the operators change.</summary>
    public BsonDocument Document { get; } = (BsonDocument)original.DeepClone();

    /// <summary>Whether the document is made by an upsert.</summary>
    public bool IsInsert => isInsert;

    public DateTime Now => now;

    public ArrayFilters Filters => filters;

    public bool HasChanged { get; set; }

    /// <summary>The array position by which the document matched; meaningless when no path asks for it.</summary>
    public int Position => position;

    /// <summary>The document's <c>_id</c>, for messages.</summary>
    public string IdText => $"{{_id: {original.GetValue("_id", BsonNull.Value)}}}";
}
