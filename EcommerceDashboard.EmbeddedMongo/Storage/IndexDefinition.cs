namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>What an index covers, as the client asked for it.</summary>
internal sealed class IndexDefinition
{
    public const string IdName = "_id_";

    /// <summary>Takes over a specification that was checked before.</summary>
    public IndexDefinition(BsonDocument specification)
    {
        Specification = specification;
        Name = specification["name"].AsString;
        Key = specification["key"].AsBsonDocument;
        Fields = [.. Key.Elements.Select(element => new IndexField(element.Name, element.Value.ToDouble() < 0))];
        Unique = Name == IdName || specification.GetValue("unique", false).ToBoolean();
        Sparse = specification.GetValue("sparse", false).ToBoolean();
        PartialFilter = specification.GetValue("partialFilterExpression", BsonNull.Value) as BsonDocument;
    }

    public static IndexDefinition Id { get; } = new(new BsonDocument { { "v", 2 }, { "key", new BsonDocument("_id", 1) }, { "name", IdName } });

    /// <summary>As <c>listIndexes</c> shows it.</summary>
    public BsonDocument Specification { get; }

    public string Name { get; }

    public BsonDocument Key { get; }

    public IReadOnlyList<IndexField> Fields { get; }

    public bool Unique { get; }

    /// <summary>Documents without any of the fields are left out.</summary>
    public bool Sparse { get; }

    /// <summary>Documents that do not match are left out; null: none.</summary>
    public BsonDocument? PartialFilter { get; }
}

/// <summary>One field of an index.</summary>
internal sealed record IndexField(string Path, bool Descending)
{
    public string[] Names { get; } = Path.Split('.');

    // The array would be compared by reference, and no index would equal one that exists.
    public bool Equals(IndexField? other) => other is not null && Path == other.Path && Descending == other.Descending;

    public override int GetHashCode() => HashCode.Combine(Path, Descending);
}
