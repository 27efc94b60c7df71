using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>A server in a process of its own, to be killed, or to meet a disk of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly MongoClient? _client;

    private ServerProcess(Process process, string? address)
    {
        _process = process;
        if (address is null) return;
        var settings = MongoClientSettings.FromConnectionString(address);
        settings.RetryWrites = false;
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(20);
        _client = new MongoClient(settings);
    }

    public int Id => _process.Id;

    /// <summary>Whether it serves; false: it has said why not and ended.</summary>
    public bool Serves => _client is not null;

    public IMongoCollection<BsonDocument> Documents => _client!.GetDatabase("t").GetCollection<BsonDocument>("documents");

    /// <summary>Starts a server on a file.</summary>
    /// <param name="file">The data file.</param>
    /// <param name="mounts">What the shell of root does first, in a name space of mounts that ends with the process; null: nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<ServerProcess> StartAsync(string file, string? mounts, CancellationToken cancellation)
    {
        // Built beside this project, see the reference in the project file.
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("EcommerceDashboard.Tests", "EcommerceDashboard.Benchmarks", StringComparison.Ordinal), "EcommerceDashboard.Benchmarks.dll");
        string[] serve = ["dotnet", "exec", program, "serve", "--port", "0", "--file", file];
        string[] command = mounts is null ? serve : ["unshare", "--map-root-user", "--mount", "sh", "-c", $"{mounts} && exec \"$@\"", "sh", .. serve];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return new ServerProcess(process, await process.StandardOutput.ReadLineAsync(cancellation));
    }

    /// <summary>A file as the process sees it, on a disk that is mounted for it alone.</summary>
    public string Inside(string path) => $"/proc/{Id}/root{path}";

    /// <summary>What a server that did not start has said.</summary>
    public Task<string> ErrorAsync(CancellationToken cancellation) => _process.StandardError.ReadToEndAsync(cancellation);

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
    }

    public void Dispose()
    {
        _client?.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
