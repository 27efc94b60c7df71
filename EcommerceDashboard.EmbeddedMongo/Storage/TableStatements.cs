using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>The prepared statements of one collection's table.</summary>
/// <remarks>SQLite's own functions: a command object for each row would take as long as the row.</remarks>
internal sealed class TableStatements(sqlite3 database, long collection) : IDisposable
{
    private readonly sqlite3_stmt _insert = Prepare(database, $"INSERT INTO documents_{collection} (record, body) VALUES (?1, ?2)");
    private readonly sqlite3_stmt _replace = Prepare(database, $"UPDATE documents_{collection} SET body = ?2 WHERE record = ?1");
    private readonly sqlite3_stmt _delete = Prepare(database, $"DELETE FROM documents_{collection} WHERE record = ?1");

    /// <exception cref="SqliteException">The row cannot be written.</exception>
    public void Insert(long record, byte[] document) => Run(_insert, record, document);

    /// <exception cref="SqliteException">The row cannot be written.</exception>
    public void Replace(long record, byte[] document) => Run(_replace, record, document);

    /// <exception cref="SqliteException">The row cannot be deleted.</exception>
    public void Delete(long record) => Run(_delete, record, null);

    public void Dispose()
    {
        _insert.Dispose();
        _replace.Dispose();
        _delete.Dispose();
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return statement;
    }

    private void Run(sqlite3_stmt statement, long record, byte[]? document)
    {
        raw.sqlite3_bind_int64(statement, 1, record);
        if (document is not null) SqliteException.ThrowExceptionForRC(raw.sqlite3_bind_blob(statement, 2, document), database);
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(statement);
            SqliteException.ThrowExceptionForRC(result, database);
        }
        raw.sqlite3_reset(statement);
        // The document is not held longer than the row.
        if (document is not null) raw.sqlite3_clear_bindings(statement);
    }
}
