using System.Globalization;
using EcommerceDashboard.EmbeddedMongo;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Runs EmbeddedMongo alone and without authentication, for shells and the conformance suite.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new EmbeddedMongoOptions
        {
            Authentication = false,
            Port = int.Parse(Option(args, "--port") ?? "27800", CultureInfo.InvariantCulture),
            DataFile = Option(args, "--file"),
        };
        var stop = new TaskCompletionSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.TrySetResult();
        };
        try
        {
            await using var server = await EmbeddedMongoServer.StartAsync(options);
            Console.WriteLine(server.ConnectionString);
            await stop.Task;
            return 0;
        }
        catch (EmbeddedMongoException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static string? Option(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
