using ActorScheduler.Harness;
using ActorScheduler.Harness.Postgres;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Tests.Journal.Support;
using ActorScheduler.Testing.Postgres;

namespace ActorScheduler.Storage.Tests.Journal.Postgres;

/// <summary>What happens when the server goes away; on a server of their own.</summary>
public sealed class OutageTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PostgresServer _server;
    private PostgresBed _bed;

    public OutageTests()
    {
        RequirePostgres.OrSkip();
        _server = new PostgresServer();
        _bed = Bed(TimeSpan.FromSeconds(60));
    }

    [SkippableFact]
    public async Task A_server_that_is_killed_under_load_and_comes_back_costs_no_writer_anything()
    {
        var load = new WriteLoad(_bed.Store, 50);
        load.Start();
        for (var round = 1; round <= 2; round++)
        {
            var before = load.Written;
            await Eventually.IsTrue(() => load.Written > before + 500, Deadline, "500 more events");
            _server.Kill();
            await Eventually.IsTrue(() => !_bed.Store.Health.IsHealthy, Deadline, "the store notices");
            _server.Start();
            await Eventually.IsTrue(() => _bed.Store.Health.IsHealthy, Deadline, "the store recovers");
        }

        await load.StopAsync();

        Assert.Equal(0, load.Failures);
        await load.AssertNothingIsLostAsync();
        Assert.Equal(load.Written, _bed.Query<int>("SELECT count(*) FROM notes"));
    }

    [SkippableFact]
    public async Task A_server_that_is_stopped_and_started_under_load_costs_no_writer_anything()
    {
        var load = new WriteLoad(_bed.Store, 50);
        load.Start();
        await Eventually.IsTrue(() => load.Written > 500, Deadline, "500 events");

        _server.Stop();
        await Eventually.IsTrue(() => !_bed.Store.Health.IsHealthy, Deadline, "the store notices");
        var during = load.Written;
        _server.Start();
        await Eventually.IsTrue(() => load.Written > during + 500, Deadline, "500 more events");
        await load.StopAsync();

        Assert.Equal(0, load.Failures);
        await load.AssertNothingIsLostAsync();
    }

    [SkippableFact]
    public async Task An_outage_longer_than_patience_is_told_and_over_by_itself()
    {
        _bed = Bed(TimeSpan.FromMilliseconds(200));
        await TestWrite.Of("id", 1, "before").To(_bed.Store);
        _server.Stop();

        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(() => TestWrite.Of("id", 2, "during").To(_bed.Store));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => TestReplay.Of(_bed.Store, "id"));

        Assert.Contains($"postgresql://127.0.0.1:{_server.Port}/{_bed.Database} cannot be written", failure.Message, StringComparison.Ordinal);
        Assert.False(_bed.Store.Health.IsHealthy);
        _server.Start();
        await Eventually.IsTrue(() => _bed.Store.Health.IsHealthy, Deadline, "the probe finds the server");
        await TestWrite.Of("id", 2, "after").To(_bed.Store);
        Assert.Equal(["before", "after"], (await TestReplay.Of(_bed.Store, "id")).Texts);
        Assert.Equal(0, _bed.Query<int>("SELECT count(*) FROM write_probe"));
    }

    [SkippableFact]
    public async Task A_replay_waits_for_a_server_that_comes_back()
    {
        await TestWrite.Of("id", 1, "before").To(_bed.Store);
        _server.Stop();

        var replay = TestReplay.Of(_bed.Store, "id");
        _server.Start();

        Assert.Equal(["before"], (await replay).Texts);
    }

    [SkippableFact]
    public async Task A_start_waits_for_the_server()
    {
        _server.Stop();

        var opening = Task.Run(() => _bed.Open());
        _server.Start();

        await using var store = await opening;
        await TestWrite.Of("id", 1, "text").To(store);
    }

    [SkippableFact]
    public void A_start_gives_up_in_words_when_the_server_does_not_come()
    {
        _server.Stop();

        var error = Assert.Throws<JournalOpenException>(() => ActorScheduler.Storage.Postgres.Journal.PostgresStore.Open(
            _bed.Options with { StartPatience = TimeSpan.FromMilliseconds(200) }, [], TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));

        Assert.Contains($"postgresql://127.0.0.1:{_server.Port}/{_bed.Database} could not be reached within 0 s", error.Message, StringComparison.Ordinal);
        _server.Start();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _bed.CloseAsync();

    public void Dispose() => _server.Dispose();

    private PostgresBed Bed(TimeSpan retryFor) => new(_server, new NotesProjection()) { RetryFor = retryFor };
}
