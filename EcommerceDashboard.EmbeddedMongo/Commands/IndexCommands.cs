using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>createIndexes</c>: makes indexes that do not exist.</summary>
internal sealed class CreateIndexesCommand() : Command(["createIndexes"], ["indexes", "commitQuorum", "ignoreUnknownIndexOptions"], writes: true)
{
    /// <summary>MongoDB's limit of indexes of one collection.</summary>
    private const int MostIndexes = 64;

    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        CollectionName.Check(name);
        context.Arguments.Required("indexes");
        var indexes = context.Arguments.Array("indexes")!;
        if (indexes.Count == 0) throw CommandException.BadValue("Must specify at least one index to create");
        List<IndexDefinition> definitions = [.. indexes.Select(IndexSpecification.Parse)];
        var reply = await context.WriteAsync(batch => Create(batch, name, definitions)).ConfigureAwait(false);
        return new Reply(reply);
    }

    private static BsonDocument Create(WriteBatch batch, Namespace name, List<IndexDefinition> definitions)
    {
        var existed = batch.Find(name);
        // All or nothing: indexes that fail to build must not leave others behind.
        var missing = new List<IndexDefinition>();
        foreach (var definition in definitions)
        {
            if (!IndexSpecification.Exists(definition, [.. (existed?.Indexes ?? []).Select(index => index.Definition), IndexDefinition.Id, .. missing])) missing.Add(definition);
        }
        if ((existed?.Indexes.Count ?? 1) + missing.Count > MostIndexes)
            throw new CommandException(67, "CannotCreateIndex", $"add index fails, too many indexes for {name}");
        var writer = existed ?? batch.FindOrCreate(name);
        var before = writer.Indexes.Count;
        writer.CreateIndexes(missing);
        var reply = new BsonDocument { { "numIndexesBefore", before }, { "numIndexesAfter", writer.Indexes.Count }, { "createdCollectionAutomatically", existed is null } };
        if (missing.Count == 0) reply["note"] = "all indexes already exist";
        return reply;
    }
}

/// <summary><c>dropIndexes</c>: removes indexes by name, by key, or all but that on <c>_id</c>.</summary>
internal sealed class DropIndexesCommand() : Command(["dropIndexes", "deleteIndexes"], ["index"], writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        var wanted = context.Arguments.Required("index");
        var before = await context.WriteAsync(batch =>
        {
            var writer = batch.Find(name) ?? throw CommandException.NamespaceNotFound($"ns not found {name}");
            var count = writer.Indexes.Count;
            foreach (var index in Select(writer, wanted)) writer.DropIndex(index);
            return count;
        }).ConfigureAwait(false);
        var reply = new BsonDocument("nIndexesWas", before);
        if (wanted == "*") reply["msg"] = "non-_id indexes dropped for collection";
        return new Reply(reply);
    }

    private static List<string> Select(CollectionWriter writer, BsonValue wanted)
    {
        List<IndexDefinition> all = [.. writer.Indexes.Select(index => index.Definition)];
        List<string> names = wanted switch
        {
            BsonString { Value: "*" } => [.. all.Skip(1).Select(index => index.Name)],
            BsonString name => [all.Find(index => index.Name == name.Value)?.Name ?? throw NotFound($"index not found with name [{name.Value}]")],
            BsonDocument key => [all.Find(index => index.Key == key)?.Name ?? throw NotFound($"can't find index with key: {key}")],
            BsonArray list => [.. list.SelectMany(item => item is BsonString ? Select(writer, item) : throw CommandException.TypeMismatch("dropIndexes expects index names"))],
            _ => throw CommandException.TypeMismatch($"BSON field 'dropIndexes.index' is the wrong type '{Values.BsonTypeNames.Of(wanted.BsonType)}', expected types '[string, object]'"),
        };
        if (names.Contains(IndexDefinition.IdName)) throw CommandException.InvalidOptions("cannot drop _id index");
        return names;
    }

    private static CommandException NotFound(string message) => new(27, "IndexNotFound", message);
}
