namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Where documents outlive the process. Called by one writer at a time, between <see cref="Begin"/> and <see cref="Commit"/>.</summary>
internal interface IDocumentFile : IDisposable
{
    /// <summary>Reads everything that was committed.</summary>
    IEnumerable<CollectionVersion> Load();

    void Begin();

    /// <summary>Returns when what was written since <see cref="Begin"/> is durable.</summary>
    void Commit();

    void Rollback();

    void CreateCollection(long collection, Namespace name, Guid uuid, BsonDocument options);

    void RenameCollection(long collection, Namespace name);

    void DropCollection(long collection);

    void CreateIndex(long collection, IndexDefinition index);

    void DropIndex(long collection, string name);

    void Insert(long collection, long record, byte[] document);

    void Replace(long collection, long record, byte[] document);

    void Delete(long collection, long record);
}
