using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EcommerceDashboard.Features.Import.Uploads;

public sealed class UploadedFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("uploads");
    private readonly FakeTimeProvider _time = new();
    private readonly List<UploadedFiles> _started = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var files in _started) files.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task File_Received_CanBeReadUnderItsOwnName()
    {
        var files = Files();

        var file = await files.ReceiveAsync("orders.csv", Content("a,b\n1,2\n"), Cancellation);

        Assert.Equal(("orders.csv", 8L), (file.Name, file.Length));
        Assert.Equal(file, files.Find(file.Id));
        var import = file.ToImport();
        Assert.Equal("orders.csv", import.Name);
        using var reader = new StreamReader(import.Open());
        Assert.Equal("a,b\n1,2\n", await reader.ReadToEndAsync(Cancellation));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\orders.csv", "orders.csv")]
    [InlineData("/absolute/orders.csv", "orders.csv")]
    [InlineData("two\r\nlines\0.csv", "twolines.csv")]
    [InlineData("..", "..")]
    [InlineData("", "file.csv")]
    [InlineData("folder/", "file.csv")]
    [InlineData("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv")]
    public async Task Name_WhateverItIs_IsNoPath(string name, string shown)
    {
        var file = await Files().ReceiveAsync(name, Content("x"), Cancellation);

        Assert.Equal(shown, file.Name);
        Assert.Equal(_folder.FullName, Path.GetDirectoryName(Path.GetDirectoryName(file.Path)));
        Assert.Matches("^[0-9a-f]{32}\\.upload$", Path.GetFileName(file.Path));
    }

    [Fact]
    public async Task Browser_ThatGivesUp_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        using var content = new Endless(at: 200_000, cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Files().ReceiveAsync("orders.csv", content, cancel.Token));

        Assert.Empty(Uploads());
    }

    [Fact]
    public async Task File_ThatGrowsTooLarge_IsRefusedAndLeavesNothing()
    {
        using var content = new Endless(at: long.MaxValue, () => { });

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() => Files().ReceiveAsync("orders.csv", content, Cancellation));

        Assert.Equal(UploadRefusal.TooLarge, refused.Refusal);
        Assert.Empty(Uploads());
    }

    [Fact]
    public async Task Folder_ThatCannotBe_IsNoRoom()
    {
        var taken = Path.Combine(_folder.FullName, "taken");
        await File.WriteAllTextAsync(taken, "", Cancellation);

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() => Files(Path.Combine(taken, "uploads")).ReceiveAsync("orders.csv", Content("x"), Cancellation));

        Assert.Equal(UploadRefusal.NoRoom, refused.Refusal);
    }

    [Fact]
    public async Task File_Removed_IsGone()
    {
        var files = Files();
        var file = await files.ReceiveAsync("orders.csv", Content("x"), Cancellation);

        files.Remove(file.Id);

        Assert.Null(files.Find(file.Id));
        Assert.Empty(Uploads());
    }

    [Fact]
    public async Task File_NobodyCameBackFor_IsGoneAfterADay()
    {
        var files = Files();
        await files.StartAsync(Cancellation);
        var old = await files.ReceiveAsync("old.csv", Content("x"), Cancellation);
        _time.Advance(TimeSpan.FromHours(23));
        var young = await files.ReceiveAsync("young.csv", Content("x"), Cancellation);

        _time.Advance(TimeSpan.FromHours(2));

        Assert.Null(files.Find(old.Id));
        Assert.Equal([young.Path], Uploads());
    }

    [Fact]
    public async Task Files_MoreThanThereIsRoomForTogether_AreRefusedUntilOneGoes()
    {
        var files = Files(mostTogether: 10);
        var first = await files.ReceiveAsync("first.csv", Content("1234567"), Cancellation);

        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() => files.ReceiveAsync("second.csv", Content("1234"), Cancellation));

        Assert.Equal(UploadRefusal.TooMuchTogether, refused.Refusal);
        Assert.Equal((null, UploadRefusal.TooMuchTogether), (files.RefusalOf(3), files.RefusalOf(4)));
        Assert.Equal([first.Path], Uploads());
        files.Remove(first.Id);
        await files.ReceiveAsync("second.csv", Content("1234567890"), Cancellation);
    }

    [Fact]
    public async Task Start_AfterAProcessThatWasKilled_SweepsItsFilesAndNothingElse()
    {
        var forsaken = Directory.CreateDirectory(Path.Combine(_folder.FullName, new string('a', 32)));
        await File.WriteAllTextAsync(Path.Combine(forsaken.FullName, "left.upload"), "x", Cancellation);
        var other = Directory.CreateDirectory(Path.Combine(_folder.FullName, "other"));
        await File.WriteAllTextAsync(Path.Combine(other.FullName, "orders.upload"), "x", Cancellation);

        await Files().StartAsync(Cancellation);

        Assert.Equal([other.FullName], Directory.GetFileSystemEntries(_folder.FullName));
        Assert.Single(other.GetFiles());
    }

    [Fact]
    public async Task Start_OfASecondProcess_LeavesTheFilesOfTheFirst()
    {
        var first = Files();
        var file = await first.ReceiveAsync("orders.csv", Content("x"), Cancellation);

        await Files().StartAsync(Cancellation);

        Assert.Equal(file, first.Find(file.Id));
    }

    [Fact]
    public async Task Stop_LeavesNothing()
    {
        var files = Files();
        await files.ReceiveAsync("orders.csv", Content("x"), Cancellation);

        await files.StopAsync(Cancellation);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../other")]
    [InlineData("00000000000000000000000000000000")]
    public void Id_ThatIsNotKnown_IsNoFile(string id) => Assert.Null(Files().Find(id));

    private string[] Uploads() => Directory.GetFiles(_folder.FullName, "*.upload", SearchOption.AllDirectories);

    private UploadedFiles Files(string? folder = null, long mostTogether = 1 << 30)
    {
        var files = new UploadedFiles(new UploadFolder(folder ?? _folder.FullName, LargestFile: 1 << 20, mostTogether), _time, NullLogger<UploadedFiles>.Instance);
        _started.Add(files);
        return files;
    }

    private static MemoryStream Content(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Never ends; calls out once that much was read.</summary>
    private sealed class Endless(long at, Action reached) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _read += buffer.Length;
            if (_read >= at) reached();
            return ValueTask.FromResult(buffer.Length);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
