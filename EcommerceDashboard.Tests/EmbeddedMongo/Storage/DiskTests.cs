using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Disks that are full or read-only, for real: mounted for a server process and gone with it.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-disk").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataFile => Path.Combine(_folder, "shop.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Disk_WhenFull_RefusesWritesAnswersReadsAndWritesAgainWhenThereIsRoom()
    {
        SkipWhereNothingCanBeMounted();
        // Four megabytes, half of them taken by somebody else.
        var filler = Path.Combine(_folder, "filler");
        using var server = await ServerProcess.StartAsync(
            DataFile, $"mount -t tmpfs -o size=4m none '{_folder}' && head -c 2m /dev/zero > '{filler}'", Cancellation);
        var acknowledged = await FillAsync(server.Documents, 0);
        Assert.Equal(acknowledged, await server.Documents.CountDocumentsAsync("{}", cancellationToken: Cancellation));
        Assert.Equal(Enumerable.Range(0, acknowledged), await IdsAsync(server.Documents));
        // Again, with all that a full disk may have left behind.
        Assert.Equal(acknowledged, await FillAsync(server.Documents, acknowledged));
        File.Delete(server.Inside(filler));
        var more = await FillAsync(server.Documents, acknowledged);
        Assert.InRange(more, acknowledged + 10, 999);
        Assert.Equal(Enumerable.Range(0, more), await IdsAsync(server.Documents));
        // What a restart would find: the file as the killed process leaves it.
        var copy = Path.Combine(_folder, "copy.db");
        foreach (var suffix in (string[])["", "-wal"]) File.Copy(server.Inside(DataFile + suffix), copy + suffix);
        await server.KillAsync(Cancellation);
        using var again = await ServerProcess.StartAsync(copy, null, Cancellation);
        Assert.Equal(Enumerable.Range(0, more), await IdsAsync(again.Documents));
    }

    [Fact]
    public async Task Disk_ThatIsReadOnly_RefusesTheStartAndKeepsTheFile()
    {
        SkipWhereNothingCanBeMounted();
        using (var server = await ServerProcess.StartAsync(DataFile, null, Cancellation))
        {
            await server.Documents.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Cancellation);
            await server.KillAsync(Cancellation);
        }
        using (var server = await ServerProcess.StartAsync(DataFile, $"mount --bind '{_folder}' '{_folder}' && mount -o remount,ro,bind '{_folder}'", Cancellation))
        {
            Assert.False(server.Serves);
            Assert.Contains("cannot be written", await server.ErrorAsync(Cancellation), StringComparison.Ordinal);
        }
        using var writable = await ServerProcess.StartAsync(DataFile, null, Cancellation);
        Assert.Equal([1], await IdsAsync(writable.Documents));
    }

    [Fact]
    public async Task File_MadeReadOnlyWhileServed_LosesNothingAcknowledged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var acknowledged = 0;
        using (var server = await ServerProcess.StartAsync(DataFile, null, Cancellation))
        {
            await server.Documents.InsertOneAsync(new BsonDocument("_id", acknowledged++), cancellationToken: Cancellation);
            foreach (var file in Directory.GetFiles(_folder)) if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead);
            // Far more than the log holds, so that it is carried over into the file.
            acknowledged = await FillAsync(server.Documents, acknowledged);
            Assert.Equal(Enumerable.Range(0, acknowledged), await IdsAsync(server.Documents));
            await server.KillAsync(Cancellation);
        }
        foreach (var file in Directory.GetFiles(_folder)) if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var again = await ServerProcess.StartAsync(DataFile, null, Cancellation);
        Assert.Equal(Enumerable.Range(0, acknowledged), await IdsAsync(again.Documents));
    }

    [Fact]
    public async Task File_ServedByAnotherProcess_IsRefusedUntilThatOneIsKilled()
    {
        using var first = await ServerProcess.StartAsync(DataFile, null, Cancellation);
        await first.Documents.InsertOneAsync(new BsonDocument("_id", 0), cancellationToken: Cancellation);
        using (var second = await ServerProcess.StartAsync(DataFile, null, Cancellation))
        {
            Assert.False(second.Serves);
            var message = await second.ErrorAsync(Cancellation);
            Assert.Contains(DataFile, message, StringComparison.Ordinal);
            Assert.Contains($"process {first.Id}", message, StringComparison.Ordinal);
        }
        await first.Documents.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Cancellation);
        await first.KillAsync(Cancellation);
        using var third = await ServerProcess.StartAsync(DataFile, null, Cancellation);
        Assert.Equal([0, 1], await IdsAsync(third.Documents));
    }

    /// <summary>Inserts documents of 20 kB until one is refused as for a full disk; the number of those that are there.</summary>
    private static async Task<int> FillAsync(IMongoCollection<BsonDocument> documents, int first)
    {
        const int Enough = 1_000;
        for (var id = first; id < Enough; id++)
        {
            try
            {
                await documents.InsertOneAsync(new BsonDocument { { "_id", id }, { "filler", new byte[20_000] } }, cancellationToken: Cancellation);
            }
            catch (MongoCommandException refusal)
            {
                Assert.Equal(14031, refusal.Code);
                return id;
            }
        }
        return Enough;
    }

    private static async Task<IEnumerable<int>> IdsAsync(IMongoCollection<BsonDocument> documents) =>
        (await documents.Find("{}").Project("{_id: 1}").ToListAsync(Cancellation)).Select(document => document["_id"].AsInt32);

    private static void SkipWhereNothingCanBeMounted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Mounts are those of Linux.");
        using var unshare = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "true"]) { RedirectStandardError = true })!;
        unshare.WaitForExit();
        Assert.SkipUnless(unshare.ExitCode == 0, "This user may not mount anything here.");
    }
}
