using Microsoft.Data.Sqlite;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Documents in one SQLite file: a table per collection, a row per document.</summary>
/// <remarks>
/// WAL with synchronous=FULL: a commit returns after the log is on the disk. NORMAL would survive a killed process, but not a power cut.
/// </remarks>
internal sealed class SqliteFile : IDocumentFile
{
    /// <summary>"EMDB": marks the file as ours, see the SQLite manual on <c>application_id</c>.</summary>
    private const int ApplicationId = 0x454D4442;

    private const int FormatVersion = 1;

    private readonly FileLock _lock;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<long, TableStatements> _tables = [];

    /// <summary>Opens the file, makes it when it does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">A limit of its size, for tests of a full disk; null: none.</param>
    /// <exception cref="EmbeddedMongoException">The file cannot be used; the message says why.</exception>
    public SqliteFile(string path, long? maxBytes = null)
    {
        path = System.IO.Path.GetFullPath(path);
        Path = path;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            _lock = new FileLock(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedMongoException($"The folder of the data file {path} cannot be written: {exception.Message}", exception);
        }
        try
        {
            // SQLite gives its log the rights of the file.
            PrivateFile.Open(path, FileShare.ReadWrite).Dispose();
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            _connection.Open();
            Prepare(maxBytes);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            _connection?.Dispose();
            _lock.Dispose();
            throw new EmbeddedMongoException(Explain(path, exception), exception);
        }
        catch (EmbeddedMongoException)
        {
            _connection?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public IEnumerable<CollectionVersion> Load()
    {
        var collections = new List<(long Id, Namespace Name, Guid Uuid, BsonDocument Options)>();
        using (var reader = Command("SELECT id, database, name, uuid, options FROM collections ORDER BY id").ExecuteReader())
        {
            while (reader.Read())
            {
                collections.Add((reader.GetInt64(0), new Namespace(reader.GetString(1), reader.GetString(2)),
                    new Guid(reader.GetFieldValue<byte[]>(3)), BsonCodec.Decode(reader.GetFieldValue<byte[]>(4))));
            }
        }
        foreach (var (id, name, uuid, options) in collections)
        {
            var documents = new DocumentList().Edit(this);
            using (var reader = Command($"SELECT record, body FROM documents_{id} ORDER BY record").ExecuteReader())
            {
                while (reader.Read()) documents.Load(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            }
            var indexes = new List<Index> { new(IndexDefinition.Id) };
            using (var reader = Command($"SELECT specification FROM indexes WHERE collection = {id} ORDER BY rowid").ExecuteReader())
            {
                while (reader.Read()) indexes.Add(new Index(new IndexDefinition(BsonCodec.Decode(reader.GetFieldValue<byte[]>(0)))));
            }
            foreach (var index in indexes) index.Build(documents, name);
            yield return new CollectionVersion { Id = id, Namespace = name, Uuid = uuid, Options = options, Documents = documents, Indexes = indexes };
        }
    }

    public void Begin() => Execute("BEGIN IMMEDIATE");

    public void Commit() => Execute("COMMIT");

    public void Rollback()
    {
        // Tables made in the transaction are gone, and their statements with them.
        foreach (var table in _tables.Values) table.Dispose();
        _tables.Clear();
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk has rolled the transaction back already.
        }
    }

    public void CreateCollection(long collection, Namespace name, Guid uuid, BsonDocument options)
    {
        Execute($"CREATE TABLE documents_{collection} (record INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        Execute("INSERT INTO collections (id, database, name, uuid, options) VALUES ($1, $2, $3, $4, $5)",
            collection, name.Database, name.Collection, uuid.ToByteArray(), BsonCodec.Encode(options));
    }

    public void RenameCollection(long collection, Namespace name) =>
        Execute("UPDATE collections SET database = $1, name = $2 WHERE id = $3", name.Database, name.Collection, collection);

    public void DropCollection(long collection)
    {
        if (_tables.Remove(collection, out var table)) table.Dispose();
        Execute($"DROP TABLE documents_{collection}");
        Execute("DELETE FROM indexes WHERE collection = $1", collection);
        Execute("DELETE FROM collections WHERE id = $1", collection);
    }

    public void CreateIndex(long collection, IndexDefinition index) =>
        Execute("INSERT INTO indexes (collection, name, specification) VALUES ($1, $2, $3)", collection, index.Name, BsonCodec.Encode(index.Specification));

    public void DropIndex(long collection, string name) =>
        Execute("DELETE FROM indexes WHERE collection = $1 AND name = $2", collection, name);

    public void Insert(long collection, long record, byte[] document) => Table(collection).Insert(record, document);

    public void Replace(long collection, long record, byte[] document) => Table(collection).Replace(record, document);

    public void Delete(long collection, long record) => Table(collection).Delete(record);

    public void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
        _connection.Dispose();
        _lock.Dispose();
    }

    private static string Explain(string path, Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 26 } => $"The data file {path} is not a database: it was not written by this server. Name another file.",
        SqliteException { SqliteErrorCode: 8 or 14 } or UnauthorizedAccessException => $"The data file {path} cannot be written: check its rights and those of its folder.",
        SqliteException { SqliteErrorCode: 11 } => $"The data file {path} is damaged. Restore it from a backup.",
        SqliteException { SqliteErrorCode: 5 or 6 } => $"The data file {path} is locked by another program.",
        _ => $"The data file {path} cannot be opened: {exception.Message}",
    };

    private void Prepare(long? maxBytes)
    {
        var marked = (long)Command("PRAGMA application_id").ExecuteScalar()!;
        var tables = (long)Command("SELECT count(*) FROM sqlite_master").ExecuteScalar()!;
        if (marked != ApplicationId && (marked != 0 || tables != 0))
            throw new EmbeddedMongoException($"The data file {Path} is a database of another program. Name another file.");
        var version = (long)Command("PRAGMA user_version").ExecuteScalar()!;
        if (version > FormatVersion)
            throw new EmbeddedMongoException($"The data file {Path} was written by a newer version of this program (format {version}). Update, or name another file.");
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA wal_autocheckpoint = 4000");
        if (maxBytes is not null) Execute($"PRAGMA max_page_count = {maxBytes / 4096}");
        // Fails here rather than at the first write when the file is read-only.
        Execute("BEGIN IMMEDIATE");
        if (tables == 0)
        {
            Execute($"PRAGMA application_id = {ApplicationId}");
            Execute($"PRAGMA user_version = {FormatVersion}");
            Execute("CREATE TABLE collections (id INTEGER PRIMARY KEY, database TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL, options BLOB NOT NULL, UNIQUE (database, name))");
            Execute("CREATE TABLE indexes (collection INTEGER NOT NULL, name TEXT NOT NULL, specification BLOB NOT NULL, UNIQUE (collection, name))");
        }
        Execute("COMMIT");
    }

    private TableStatements Table(long collection)
    {
        if (!_tables.TryGetValue(collection, out var table)) _tables[collection] = table = new TableStatements(_connection.Handle!, collection);
        return table;
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = Command(sql);
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this class; its only variables are numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
