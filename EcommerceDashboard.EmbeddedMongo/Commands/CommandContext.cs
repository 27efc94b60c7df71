using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What a command works with.</summary>
internal sealed class CommandContext(ServerState server, ClientState client, RequestMessage request, string name, CancellationToken cancellation)
{
    private Catalog? _catalog;

    public ServerState Server { get; } = server;

    /// <summary>The connection the command came over.</summary>
    public ClientState Client { get; } = client;

    /// <summary>The fields of the command.</summary>
    public CommandArguments Arguments { get; } = new(name, request);

    /// <summary>The name of the command as the client wrote it.</summary>
    public string Name { get; } = name;

    /// <summary>The database the command is for (<c>$db</c>).</summary>
    public string Database { get; } = request.Body.GetValue("$db", "admin").AsString;

    /// <summary>Ends when <c>maxTimeMS</c> is over, the client leaves or the server stops.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What the command reads: of one moment, however long it runs.</summary>
    public Catalog Catalog => _catalog ??= Server.Store.Current;

    /// <summary>The session of the command; null: none.</summary>
    public Guid? Session { get; } =
        request.Body.GetValue("lsid", null) is BsonDocument lsid && lsid.GetValue("id", null) is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } id && id.Bytes.Length == 16
            ? id.ToGuid()
            : null;

    public DateTime Now { get; } = server.Time.GetUtcNow().UtcDateTime;

    /// <summary>The collection that the command's own field names.</summary>
    public Namespace Collection
    {
        get
        {
            var collection = Arguments.Body[0];
            if (collection is not BsonString { Value: { Length: > 0 } text })
            {
                throw new CommandException(73, "InvalidNamespace",
                    collection is BsonString ? $"Invalid namespace specified '{Database}.'" : $"collection name has invalid type {Values.BsonTypeNames.Of(collection.BsonType)}");
            }
            CollectionName.CheckDatabase(Database);
            if (text.Contains('\0', StringComparison.Ordinal) || text[0] == '.' || text[0] == '$' && !text.StartsWith("$cmd.", StringComparison.Ordinal))
                throw new CommandException(73, "InvalidNamespace", $"Invalid namespace specified '{Database}.{text}'");
            return new Namespace(Database, text);
        }
    }

    /// <summary>Runs a write; ends when it is durable.</summary>
    public Task<T> WriteAsync<T>(Func<WriteBatch, T> operation) => Server.Store.WriteAsync(operation, Cancellation);

    /// <summary>A reply without fields of its own.</summary>
    public static Reply Ok() => new([]);
}
