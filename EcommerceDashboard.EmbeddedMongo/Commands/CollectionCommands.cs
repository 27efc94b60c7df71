using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>create</c>: an empty collection.</summary>
internal sealed class CreateCommand() : Command(
    ["create"],
    [.. Unsupported, "timeseries", "size", "max", "autoIndexId", "idIndex", "storageEngine", "validator", "validationLevel", "validationAction", "indexOptionDefaults", "collation"],
    writes: true)
{
    /// <summary>Options that change what a collection does, none of which this server has.</summary>
    private static readonly string[] Unsupported =
        ["capped", "viewOn", "pipeline", "clusteredIndex", "expireAfterSeconds", "encryptedFields", "changeStreamPreAndPostImages"];

    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        var arguments = context.Arguments;
        Collation.Check(arguments);
        foreach (var option in (string[])[.. Unsupported, "validator"])
        {
            if (arguments.Value(option) is { } value && value != false && value is not BsonDocument { ElementCount: 0 })
                throw new CommandException(115, "CommandNotSupported", $"The option '{option}' of create is not supported");
        }
        var options = arguments.Value("timeseries") is { } timeSeries ? new BsonDocument("timeseries", TimeSeries.Parse("create", timeSeries)) : [];
        await context.WriteAsync(batch =>
        {
            if (batch.Find(name) is not null) throw new CommandException(48, "NamespaceExists", $"Collection {name} already exists.");
            return batch.Create(name, options);
        }).ConfigureAwait(false);
        return CommandContext.Ok();
    }
}

/// <summary><c>drop</c>: removes a collection.</summary>
internal sealed class DropCommand() : Command(["drop"], [], writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        var name = context.Collection;
        var indexes = await context.WriteAsync(batch =>
        {
            var count = batch.Find(name)?.Indexes.Count;
            batch.Drop(name);
            return count;
        }).ConfigureAwait(false);
        var reply = new BsonDocument();
        if (indexes is { } known) reply.Add("nIndexesWas", known).Add("ns", name.ToString());
        return new Reply(reply);
    }
}

/// <summary><c>dropDatabase</c>: removes all collections of a database.</summary>
internal sealed class DropDatabaseCommand() : Command(["dropDatabase"], [], writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        CollectionName.CheckDatabase(context.Database);
        var dropped = await context.WriteAsync(batch =>
        {
            var names = batch.Of(context.Database);
            foreach (var name in names) batch.Drop(name);
            return names.Count;
        }).ConfigureAwait(false);
        var reply = new BsonDocument();
        if (dropped > 0) reply.Add("dropped", context.Database);
        return new Reply(reply);
    }
}

/// <summary><c>renameCollection</c>: another name for a collection, also in another database.</summary>
internal sealed class RenameCollectionCommand() : Command(["renameCollection"], ["to", "dropTarget", "stayTemp"], writes: true)
{
    public override async ValueTask<Reply> RunAsync(CommandContext context)
    {
        if (context.Database != "admin") throw new CommandException(13, "Unauthorized", "renameCollection may only be run against the admin database.");
        var arguments = context.Arguments;
        arguments.Required("renameCollection");
        arguments.Required("to");
        var from = Parse(arguments.String("renameCollection")!);
        var to = Parse(arguments.String("to")!);
        var dropTarget = arguments.Flag("dropTarget");
        await context.WriteAsync(batch =>
        {
            if (batch.Find(from) is null) throw CommandException.NamespaceNotFound($"Source collection {from} does not exist");
            if (from == to) throw new CommandException(20, "IllegalOperation", "Can't rename a collection to itself");
            if (batch.Find(to) is not null)
            {
                if (!dropTarget) throw new CommandException(48, "NamespaceExists", "target namespace exists");
                batch.Drop(to);
            }
            batch.Rename(from, to);
            return true;
        }).ConfigureAwait(false);
        return CommandContext.Ok();
    }

    private static Namespace Parse(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == name.Length - 1) throw new CommandException(73, "InvalidNamespace", $"Invalid namespace specified '{name}'");
        return new Namespace(name[..dot], name[(dot + 1)..]);
    }
}
