using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>MongoDB's rules for names of databases and collections.</summary>
internal static class CollectionName
{
    private static readonly System.Buffers.SearchValues<char> NotInDatabase = System.Buffers.SearchValues.Create("/\\. \"$\0");

    /// <exception cref="CommandException">InvalidNamespace (73).</exception>
    public static void Check(Namespace name)
    {
        CheckDatabase(name.Database);
        var collection = name.Collection;
        if (collection.Length == 0) throw Invalid($"Invalid namespace specified '{name}'");
        if (collection.StartsWith('.') || collection.EndsWith('.')) throw Invalid($"Collection names cannot start or end with '.': {collection}");
        if (collection.Contains('$', StringComparison.Ordinal) || collection.Contains('\0', StringComparison.Ordinal)) throw Invalid($"Invalid collection name: {collection}");
        if (Encoding.UTF8.GetByteCount(name.ToString()) > Namespace.MaxLength)
            throw Invalid($"Fully qualified namespace is too long. Namespace: {name} Max: {Namespace.MaxLength}");
        if (collection.StartsWith("system.", StringComparison.Ordinal)) throw Invalid($"Invalid system namespace: {name}");
    }

    /// <exception cref="CommandException">InvalidNamespace (73).</exception>
    public static void CheckDatabase(string database)
    {
        if (database.Length is 0 or > 63 || database.AsSpan().ContainsAny(NotInDatabase)) throw Invalid($"Invalid database name: '{database}'");
    }

    private static CommandException Invalid(string message) => new(73, "InvalidNamespace", message);
}
