using System.Collections.Frozen;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Every command the server knows.</summary>
internal static class CommandTable
{
    private static readonly Command[] All =
    [
        new HelloCommand(),
        new SaslStartCommand(),
        new SaslContinueCommand(),
        new PingCommand(),
        new BuildInfoCommand(),
        new ConnectionStatusCommand(),
        new ServerStatusCommand(),
        new HostInfoCommand(),
        new GetCmdLineOptsCommand(),
        new GetParameterCommand(),
        new InsertCommand(),
        new UpdateCommand(),
        new DeleteCommand(),
        new FindAndModifyCommand(),
        new FindCommand(),
        new AggregateCommand(),
        new CountCommand(),
        new DistinctCommand(),
        new GetMoreCommand(),
        new KillCursorsCommand(),
        new StartSessionCommand(),
        new EndSessionsCommand(),
        new CreateCommand(),
        new DropCommand(),
        new DropDatabaseCommand(),
        new RenameCollectionCommand(),
        new ListCollectionsCommand(),
        new ListDatabasesCommand(),
        new CreateIndexesCommand(),
        new ListIndexesCommand(),
        new DropIndexesCommand(),
        new ExplainCommand(),
        new CollStatsCommand(),
        new DbStatsCommand(),
    ];

    private static readonly FrozenDictionary<string, Command> ByName =
        All.SelectMany(command => command.Names, (command, name) => KeyValuePair.Create(name, command)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of all commands, sorted.</summary>
    public static IEnumerable<string> Names => All.Select(command => command.Names[0]).Order(StringComparer.Ordinal);

    /// <summary>Fields that any command may carry.</summary>
    public static FrozenSet<string> CommonFields { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "$db", "lsid", "$clusterTime", "$readPreference", "readConcern", "writeConcern", "comment", "maxTimeMS", "txnNumber", "stmtId", "stmtIds",
        "autocommit", "startTransaction", "apiVersion", "apiStrict", "apiDeprecationErrors", "$audit", "$client", "$configServerState", "help");

    public static Command? Find(string name) => ByName.GetValueOrDefault(name);
}
