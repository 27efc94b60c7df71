using System.Runtime.InteropServices;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary><c>ping</c>: whether the server answers.</summary>
internal sealed class PingCommand() : Command(["ping"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context) => new(CommandContext.Ok());
}

/// <summary><c>buildInfo</c>: the version whose behaviour this server follows.</summary>
internal sealed class BuildInfoCommand() : Command(["buildInfo", "buildinfo"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var version = ServerState.Version;
        return new(new Reply(new BsonDocument
        {
            { "version", version.ToString(3) },
            { "versionArray", new BsonArray { version.Major, version.Minor, version.Build, 0 } },
            { "gitVersion", "" },
            { "modules", new BsonArray { "EcommerceDashboard.EmbeddedMongo" } },
            { "bits", 64 },
            { "debug", false },
            { "maxBsonObjectSize", StoredDocument.MaxLength },
        }));
    }
}

/// <summary><c>connectionStatus</c>: who the client is.</summary>
internal sealed class ConnectionStatusCommand() : Command(["connectionStatus"], ["showPrivileges"])
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        BsonArray users = [], roles = [];
        if (context.Client.IsAuthenticated && context.Server.Credential is not null)
        {
            users.Add(new BsonDocument { { "user", ScramCredential.User }, { "db", "admin" } });
            roles.Add(new BsonDocument { { "role", "root" }, { "db", "admin" } });
        }
        return new(new Reply(new BsonDocument("authInfo", new BsonDocument { { "authenticatedUsers", users }, { "authenticatedUserRoles", roles } })));
    }
}

/// <summary><c>serverStatus</c>: the little of it that shells show.</summary>
internal sealed class ServerStatusCommand() : Command(["serverStatus"], null)
{
    public override ValueTask<Reply> RunAsync(CommandContext context)
    {
        var uptime = context.Server.Time.GetUtcNow() - context.Server.Started;
        return new(new Reply(new BsonDocument
        {
            { "host", context.Server.Address },
            { "version", ServerState.Version.ToString(3) },
            { "process", "EmbeddedMongo" },
            { "pid", (long)Environment.ProcessId },
            { "uptime", uptime.TotalSeconds },
            { "uptimeMillis", (long)uptime.TotalMilliseconds },
            { "localTime", new BsonDateTime(context.Now) },
            { "connections", new BsonDocument("current", context.Server.ConnectionCount) },
            { "metrics", new BsonDocument("cursor", new BsonDocument("open", new BsonDocument("total", (long)context.Server.Cursors.Count))) },
        }));
    }
}

/// <summary><c>hostInfo</c>: the machine.</summary>
internal sealed class HostInfoCommand() : Command(["hostInfo"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context) => new(new Reply(new BsonDocument
    {
        { "system", new BsonDocument { { "currentTime", new BsonDateTime(context.Now) }, { "hostname", context.Server.Address }, { "numCores", Environment.ProcessorCount } } },
        { "os", new BsonDocument { { "type", RuntimeInformation.OSDescription } } },
    }));
}

/// <summary><c>getCmdLineOpts</c>: there is no command line.</summary>
internal sealed class GetCmdLineOptsCommand() : Command(["getCmdLineOpts"], [])
{
    public override ValueTask<Reply> RunAsync(CommandContext context) =>
        new(new Reply(new BsonDocument { { "argv", new BsonArray() }, { "parsed", new BsonDocument() } }));
}

/// <summary><c>getParameter</c>: shells ask for the compatibility version.</summary>
internal sealed class GetParameterCommand() : Command(["getParameter"], null)
{
    public override ValueTask<Reply> RunAsync(CommandContext context) => context.Arguments.Body.Contains("featureCompatibilityVersion")
        ? new(new Reply(new BsonDocument("featureCompatibilityVersion", new BsonDocument("version", ServerState.Version.ToString(2)))))
        : throw CommandException.InvalidOptions("no option found to get");
}
