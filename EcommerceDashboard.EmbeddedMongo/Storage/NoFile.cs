namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Nothing outlives the process.</summary>
internal sealed class NoFile : IDocumentFile
{
    public IEnumerable<CollectionVersion> Load() => [];

    public void Begin()
    {
    }

    public void Commit()
    {
    }

    public void Rollback()
    {
    }

    public void CreateCollection(long collection, Namespace name, Guid uuid, BsonDocument options)
    {
    }

    public void RenameCollection(long collection, Namespace name)
    {
    }

    public void DropCollection(long collection)
    {
    }

    public void CreateIndex(long collection, IndexDefinition index)
    {
    }

    public void DropIndex(long collection, string name)
    {
    }

    public void Insert(long collection, long record, byte[] document)
    {
    }

    public void Replace(long collection, long record, byte[] document)
    {
    }

    public void Delete(long collection, long record)
    {
    }

    public void Dispose()
    {
    }
}
