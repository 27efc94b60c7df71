using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace EcommerceDashboard.Hosting;

/// <summary>The program as a process of its own: what it says and how it exits.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string DataFile => Path.Combine(_folder.FullName, "data", "dashboard.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Help_AnyVerb_ListsVerbsAndEveryConfigurationKey()
    {
        var (exitCode, output, _) = await RunAsync("--help");
        var import = await RunAsync("import", "--help");

        Assert.Equal((0, 0), (exitCode, import.ExitCode));
        Assert.Contains("import <file>", output, StringComparison.Ordinal);
        Assert.All(Setting.All, setting =>
        {
            Assert.Contains($"--{setting.Key} <value>", output, StringComparison.Ordinal);
            Assert.Contains($"--{setting.Key} <value>", import.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task WrongConfiguration_NamesEveryKeyAndExitsWithoutAStackTrace()
    {
        var (exitCode, _, error) = await RunAsync("--SampleData:Orders=many", "--Dashboard:TimeZone", "Mars/Olympus", "--ConnectionStrings:MongoDB=user:secret@host");

        Assert.Equal(2, exitCode);
        Assert.Contains("SampleData:Orders is “many”, but must be a whole number from 1 to 10000000.", error, StringComparison.Ordinal);
        Assert.Contains("Dashboard:TimeZone is “Mars/Olympus”", error, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:MongoDB is", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatIsTaken_IsSaidInASentenceAndNothingElse()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, output, error) = await RunAsync($"--urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", $"--EmbeddedMongo:DataFile={DataFile}");

        Assert.Equal(2, exitCode);
        Assert.Contains("address already in use. Another address can be given with --urls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imprt", "x.csv")]
    [InlineData("import")]
    [InlineData("--Dashboard:TimeZone=UTC", "--lonely")]
    public async Task WrongUsage_ExitsWithTwo(params string[] arguments)
    {
        var (exitCode, _, error) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_GoodThenBrokenFile_ExitsWithZeroThenOne()
    {
        var good = Write("good.csv", Features.Import.SuperstoreCsv.Whole);
        var broken = Write("broken.csv", Features.Import.SuperstoreCsv.Whole.Replace("19.5", "19,5x", StringComparison.Ordinal));

        var first = await RunAsync("import", good, $"--EmbeddedMongo:DataFile={DataFile}");
        // Configuration may stand before the file, and with a space.
        var second = await RunAsync("import", "--EmbeddedMongo:DataFile", DataFile, good);
        var third = await RunAsync("import", broken, $"--EmbeddedMongo:DataFile={DataFile}");
        var missing = await RunAsync("import", Path.Combine(_folder.FullName, "no.csv"), $"--EmbeddedMongo:DataFile={DataFile}");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("3 new, 0 changed, 0 unchanged", first.Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 changed, 3 unchanged", second.Output, StringComparison.Ordinal);
        Assert.Equal(1, third.ExitCode);
        Assert.Contains("error: broken.csv was not imported, the database is as it was.", third.Error, StringComparison.Ordinal);
        Assert.Contains("broken.csv:5: has 22 fields, but the header has 21", third.Error, StringComparison.Ordinal);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OptionsAndExport_DoWhatTheySay()
    {
        string[] data = [$"--EmbeddedMongo:DataFile={DataFile}"];
        var ambiguous = Write("dates.csv", "order id,date,sku,qty,price\nA,4/7/2026,p,1,10\nB,5/7/2026,p,1,x\n");
        var rejects = Path.Combine(_folder.FullName, "rejects.csv");

        var asked = await RunAsync(["import", ambiguous, .. data]);
        var refused = await RunAsync(["import", ambiguous, "--date-format", "D/M/YYYY", "--rejects", rejects, .. data]);
        var checkedOnly = await RunAsync(["import", ambiguous, "--date-format", "D/M/YYYY", "--dry-run", "--json", .. data]);
        var taken = await RunAsync(["import", ambiguous, "--date-format", "D/M/YYYY", "--accept-rejects", "--json", .. data]);
        var mapping = await RunAsync(["import", ambiguous, "--mapping", Write("m.json", """{ "layout": "x" }"""), .. data]);
        var export = await RunAsync(["export", .. data]);
        var back = await RunAsync(["import", Write("export.csv", export.Output), .. data]);

        Assert.Equal((1, 1, 1, 0, 2, 0, 0), (asked.ExitCode, refused.ExitCode, checkedOnly.ExitCode, taken.ExitCode, mapping.ExitCode, export.ExitCode, back.ExitCode));
        Assert.Contains("Say which with --date-format.", asked.Error, StringComparison.Ordinal);
        Assert.Contains("dates.csv:3:5 price: “x” is not a number", refused.Error, StringComparison.Ordinal);
        Assert.Contains("1 orders can be taken, 1 lines cannot.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(
            "order id,date,sku,qty,price,Rejected line,Rejected because\r\nB,5/7/2026,p,1,x,3,\"dates.csv:3:5 price: “x” is not a number with a point before its decimals, such as 261.96\"\r\n",
            await File.ReadAllTextAsync(rejects, Cancel));
        var answer = JsonDocument.Parse(checkedOnly.Output).RootElement;
        Assert.Equal(("checked", 1, "number"), (
            answer.GetProperty("status").GetString(), answer.GetProperty("report").GetProperty("orders").GetInt32(),
            answer.GetProperty("report").GetProperty("rejects").GetProperty("kinds")[0].GetProperty("kind").GetString()));
        Assert.Equal("imported", JsonDocument.Parse(taken.Output).RootElement.GetProperty("status").GetString());
        Assert.Contains("The mapping names the layout “x”.", mapping.Error, StringComparison.Ordinal);
        Assert.Contains("\nA,2026-07-04T00:00:00.000Z,completed,", export.Output, StringComparison.Ordinal);
        Assert.Contains("Exported 1 orders", export.Error, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 changed, 1 unchanged", back.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesTheOldOrdersOrAllTheNew()
    {
        string[] data = [$"--EmbeddedMongo:DataFile={DataFile}"];
        var old = Write("old.csv", Features.Import.SuperstoreCsv.Whole);
        var large = Write("large.csv", Features.Import.SuperstoreCsv.Text([.. Features.Import.SuperstoreCsv.ManyLines(20_000)]));
        Assert.Equal(0, (await RunAsync(["import", old, .. data])).ExitCode);

        foreach (var step in new[] { "Reading and checking lines", "Putting orders in place" })
        {
            using var import = Start(["import", large, .. data]);
            while (await import.StandardOutput.ReadLineAsync(Cancel) is { } line && !line.StartsWith(step, StringComparison.Ordinal)) { }
            import.Kill();
            await import.WaitForExitAsync(Cancel);

            // No lease of the dead process is in the way, and what it left half is cleared away or brought to its end.
            Assert.Equal(0, (await RunAsync(["import", old, .. data])).ExitCode);
            var export = await RunAsync(["export", "--format", "ndjson", .. data]);
            Assert.Contains(export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, new[] { 3, 20_003 });
        }
    }

    [Fact]
    public async Task Serve_RunningDashboard_AnswersHoldsItsFileAndEndsCleanly()
    {
        var good = Write("good.csv", Features.Import.SuperstoreCsv.Whole);
        using var dashboard = Start("--urls=http://127.0.0.1:0", $"--EmbeddedMongo:DataFile={DataFile}", "--SampleData:Orders=20");
        var address = await AddressAsync(dashboard);

        using var http = new HttpClient { BaseAddress = address };
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel));
        var import = await RunAsync("import", good, $"--EmbeddedMongo:DataFile={DataFile}");
        Assert.Equal(2, import.ExitCode);
        Assert.Contains("dashboard.db", import.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", import.Error, StringComparison.Ordinal);

        // The sample shop is filled in behind the running app; what ends before that leaves none to replace.
        while (await dashboard.StandardOutput.ReadLineAsync(Cancel) is { } line && !line.Contains("Data: ", StringComparison.Ordinal)) { }

        using var kill = Process.Start("kill", ["-TERM", dashboard.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await dashboard.WaitForExitAsync(Cancel);
        Assert.Equal(0, dashboard.ExitCode);
        // What it held is free again, and the import takes the place of the sample.
        Assert.Contains("The sample shop was replaced.", (await RunAsync("import", good, $"--EmbeddedMongo:DataFile={DataFile}")).Output, StringComparison.Ordinal);
    }

    /// <summary>Reads the log up to the line with the address.</summary>
    private static async Task<Uri> AddressAsync(Process dashboard)
    {
        var log = new List<string>();
        while (await dashboard.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            log.Add(line);
            if (line.Split("Dashboard: ") is [_, var rest]) return new Uri(rest.Split(' ')[0]);
        }
        throw new InvalidOperationException("The dashboard did not start:\n" + string.Join('\n', log));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EcommerceDashboard.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;
}
