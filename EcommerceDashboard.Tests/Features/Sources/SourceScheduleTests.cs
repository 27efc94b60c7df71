using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources;

public sealed class SourceScheduleTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 15, 12, 0, 0, DateTimeKind.Utc);

    private readonly SourceShop _shop = new();
    private readonly DataReadiness _readiness = new();
    private readonly WatchedClock _clock;
    private SourceJobs _jobs = default!;
    private SourceSchedule _schedule = default!;

    public SourceScheduleTests() => _clock = new WatchedClock(_shop.Time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SourceDefinition Hourly => _shop.Of(SourceLayouts.Retail) with { EveryMinutes = 60, FullEveryHours = 24, Watermark = "updatedAt" };

    public async ValueTask InitializeAsync()
    {
        await _shop.InitializeAsync();
        await _shop.AddRetailAsync();
        _jobs = new SourceJobs(_shop.Runner, _shop.Store, _shop.Time, NullLogger<SourceJobs>.Instance);
        var changes = new SourceChanges(_shop.Collections, NullLogger<SourceChanges>.Instance);
        _schedule = new SourceSchedule(_shop.Store, _jobs, changes, _readiness, _clock, NullLogger<SourceSchedule>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _schedule.StopAsync(Cancel);
        _schedule.Dispose();
        _clock.Waiting.Dispose();
        await _shop.DisposeAsync();
    }

    [Theory]
    [InlineData(null, 0, null)]
    [InlineData(60, null, 0)]
    [InlineData(60, -20, 40)]
    [InlineData(60, -60, 0)]
    [InlineData(60, -300, 0)]
    public void NextRun_IsAnIntervalAfterTheLastBeganOrNow(int? everyMinutes, int? beganAtMinute, int? expectedMinute)
    {
        var definition = SourceLayouts.Retail.Definition with { EveryMinutes = everyMinutes };
        var source = new StoredSource("shop", definition, new SourceState { StartedAt = beganAtMinute is { } minute ? Noon.AddMinutes(minute) : null });

        Assert.Equal(expectedMinute is { } next ? Noon.AddMinutes(next) : null, SourceSchedule.NextRun(source, Noon));
    }

    [Fact]
    public void NextRun_OfADefinitionThatCannotBeRead_IsNever() =>
        Assert.Null(SourceSchedule.NextRun(new StoredSource("shop", null, new SourceState()), Noon));

    [Fact]
    public async Task RunDue_ByHandOnly_IsLeftAlone()
    {
        await _shop.Store.SaveAsync(Hourly with { EveryMinutes = null }, Cancel);

        await _schedule.RunDueAsync(Cancel);

        Assert.Empty(await _shop.OrdersAsync());
        Assert.Equal(new SourceState(), await StateAsync());
    }

    [Fact]
    public async Task RunDue_WithinTheInterval_RunsOnce()
    {
        await _shop.Store.SaveAsync(Hourly, Cancel);
        await _schedule.RunDueAsync(Cancel);
        await _shop.InsertAsync("Orders", SourceShop.RetailLine(4, "C", "P1", "1", 1, version: 2));

        _shop.Time.Advance(TimeSpan.FromMinutes(59));
        await _schedule.RunDueAsync(Cancel);

        Assert.Equal(2, (await _shop.OrdersAsync()).Count);
        Assert.Equal((SourceOutcome.Changed, Noon), ((await StateAsync()).Outcome, (await StateAsync()).StartedAt));
        _shop.Time.Advance(TimeSpan.FromMinutes(1));
        await _schedule.RunDueAsync(Cancel);
        Assert.Equal(3, (await _shop.OrdersAsync()).Count);
    }

    [Fact]
    public async Task RunDue_UntilTheDayIsOver_ReadsChangesOnlyAndThenNoticesWhatIsGone()
    {
        await _shop.Store.SaveAsync(Hourly, Cancel);
        await _schedule.RunDueAsync(Cancel);
        await _shop.Database.GetCollection<BsonDocument>("Orders").DeleteManyAsync("{ 'Order ID': 'B' }", Cancel);

        _shop.Time.Advance(TimeSpan.FromHours(23));
        await _schedule.RunDueAsync(Cancel);
        var before = (await _shop.OrdersAsync()).Select(order => order.Id).ToList();
        _shop.Time.Advance(TimeSpan.FromHours(1));
        await _schedule.RunDueAsync(Cancel);

        Assert.Equal(["A", "B"], before);
        Assert.Equal(["A"], (await _shop.OrdersAsync()).Select(order => order.Id));
    }

    [Fact]
    public async Task RunDue_OrdersThatCannotBeMapped_FollowsTheDefinition()
    {
        await _shop.InsertAsync("Orders", SourceShop.RetailLine(9, "X", "P1", "'many'", 1));
        await _shop.Store.SaveAsync(Hourly, Cancel);
        await _schedule.RunDueAsync(Cancel);
        Assert.Equal((SourceOutcome.Rejected, 0), ((await StateAsync()).Outcome, (await _shop.OrdersAsync()).Count));

        await _shop.Store.SaveAsync(Hourly with { AcceptRejects = true }, Cancel);
        _shop.Time.Advance(TimeSpan.FromHours(1));
        await _schedule.RunDueAsync(Cancel);

        Assert.Equal((SourceOutcome.Changed, 2), ((await StateAsync()).Outcome, (await _shop.OrdersAsync()).Count));
    }

    [Fact]
    public async Task Service_WaitsForTheDataAndThenLooksEveryHalfMinute()
    {
        await _shop.Store.SaveAsync(Hourly, Cancel);
        var runs = new TaskCompletionSource[] { new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var ended = 0;
        // A run tells twice with nobody running: before it begins nobody is told, so that is its end.
        _jobs.Changed += () =>
        {
            if (_jobs.Current is null) runs[ended++].SetResult();
        };
        await _schedule.StartAsync(Cancel);
        Assert.Empty(await _shop.OrdersAsync());

        _readiness.Set();
        await runs[0].Task.WaitAsync(Cancel);
        Assert.Equal(2, (await _shop.OrdersAsync()).Count);

        await _shop.InsertAsync("Orders", SourceShop.RetailLine(4, "C", "P1", "1", 1, version: 2));
        await _clock.Waiting.WaitAsync(Cancel);
        _shop.Time.Advance(TimeSpan.FromHours(1));
        await runs[1].Task.WaitAsync(Cancel);
        Assert.Equal(3, (await _shop.OrdersAsync()).Count);
    }

    private async Task<SourceState> StateAsync() => (await _shop.Store.ListAsync(Cancel))[0].State;

    /// <summary>A clock that tells when somebody begins to wait for it, so that it is moved afterwards.</summary>
    private sealed class WatchedClock(TimeProvider clock) : TimeProvider
    {
        public SemaphoreSlim Waiting { get; } = new(0);

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            Waiting.Release();
            return timer;
        }
    }
}
