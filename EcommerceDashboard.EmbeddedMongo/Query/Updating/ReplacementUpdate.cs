namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>A document that takes the place of another; its <c>_id</c> stays unless the new one names it.</summary>
internal sealed class ReplacementUpdate : Update
{
    private readonly BsonDocument _replacement;

    /// <exception cref="CommandException">A field begins with a dollar sign (DollarPrefixedFieldName).</exception>
    public ReplacementUpdate(BsonDocument replacement)
    {
        foreach (var name in replacement.Names)
        {
            if (name.StartsWith('$'))
            {
                throw new CommandException(52, "DollarPrefixedFieldName", $"The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the "
                    + "context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.");
            }
        }
        _replacement = replacement;
    }

    public override bool IsReplacement => true;

    public override BsonDocument Apply(BsonDocument document, bool isUpsertInsert, BsonDocument filter)
    {
        var result = WithId(_replacement, document);
        return BsonIdentity.AreIdentical(result, document) ? document : result;
    }

    /// <summary>The replacement, with the <c>_id</c> of the document that it replaces when it has none.</summary>
    public static BsonDocument WithId(BsonDocument replacement, BsonDocument document)
    {
        if (replacement.Contains("_id") || !document.TryGetValue("_id", out var id)) return replacement;
        var result = new BsonDocument("_id", id);
        foreach (var element in replacement)
            result.Add(element);
        return result;
    }
}
