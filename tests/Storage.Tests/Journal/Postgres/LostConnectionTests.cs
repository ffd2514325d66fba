using ActorScheduler.Harness;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Tests.Journal.Support;

namespace ActorScheduler.Storage.Tests.Journal.Postgres;

/// <summary>What happens when connections break or are refused while the server lives.</summary>
public sealed class LostConnectionTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PostgresBed _bed = new(new NotesProjection()) { RetryFor = TimeSpan.FromSeconds(60) };

    [SkippableFact]
    public async Task Backends_that_are_terminated_under_load_cost_no_writer_anything()
    {
        var load = new WriteLoad(_bed.Store, 50);
        load.Start();
        for (var round = 0; round < 20; round++)
        {
            var before = load.Written;
            await Eventually.IsTrue(() => load.Written > before + 50, Deadline, "50 more events");
            _bed.Server.TerminateBackends(_bed.Database);
        }

        await load.StopAsync();

        Assert.Equal(0, load.Failures);
        await load.AssertNothingIsLostAsync();
        Assert.Equal(load.Written, _bed.Query<int>("SELECT count(*) FROM notes"));
    }

    [SkippableFact]
    public async Task A_transaction_that_is_cut_off_before_its_commit_is_done_again()
    {
        _ = _bed.Store;
        _bed.Faults.Hold();
        var write = TestWrite.Of("id", 1, "text", new Note("text")).To(_bed.Store);
        _bed.Faults.AwaitCommit();

        _bed.Server.TerminateBackends(_bed.Database);
        _bed.Faults.Release();

        await write;
        Assert.Equal(["text"], (await TestReplay.Of(_bed.Store, "id")).Texts);
        Assert.Equal(1, _bed.Query<int>("SELECT count(*) FROM notes"));
    }

    [SkippableFact]
    public async Task A_commit_whose_answer_got_lost_is_recognised_and_not_done_again()
    {
        _ = _bed.Store;
        _bed.Faults.AfterCommitError = new IOException("lost the answer");

        await TestWrite.Of("id", 1, "text", new Note("text")).To(_bed.Store);
        await _bed.ExecuteAsync("CREATE TABLE made_once (n integer)");

        _bed.Faults.AfterCommitError = null;
        Assert.Equal(["text"], (await TestReplay.Of(_bed.Store, "id")).Texts);
        Assert.Equal(1, _bed.Query<int>("SELECT count(*) FROM notes"));
        Assert.True(_bed.Store.Health.IsHealthy);
    }

    [SkippableFact]
    public async Task Too_many_connections_make_the_store_wait_and_turn_its_health_red()
    {
        await TestWrite.Of("id", 1, "first").To(_bed.Store);
        _bed.Server.Execute($"ALTER DATABASE {_bed.Database} CONNECTION LIMIT 0");
        _bed.Server.TerminateBackends(_bed.Database);

        var write = TestWrite.Of("id", 2, "second").To(_bed.Store);
        await Eventually.Sees(
            () => Task.FromResult(_bed.Store.Health.Reason), reason => reason?.Contains("53300", StringComparison.Ordinal) == true, Deadline, "53300 as the reason");
        Assert.False(write.IsCompleted);
        _bed.Server.Execute($"ALTER DATABASE {_bed.Database} CONNECTION LIMIT -1");

        await write;
        Assert.True(_bed.Store.Health.IsHealthy);
        Assert.Equal(["first", "second"], (await TestReplay.Of(_bed.Store, "id")).Texts);
    }

    [SkippableFact]
    public async Task A_server_that_takes_no_writes_any_more_is_left_for_one_that_does()
    {
        await TestWrite.Of("id", 1, "first").To(_bed.Store);
        _bed.Server.Execute($"ALTER DATABASE {_bed.Database} SET default_transaction_read_only = on");
        _bed.Server.TerminateBackends(_bed.Database);

        var write = TestWrite.Of("id", 2, "second").To(_bed.Store);
        await Eventually.Sees(
            () => Task.FromResult(_bed.Store.Health.Reason), reason => reason?.Contains("25006", StringComparison.Ordinal) == true, Deadline, "25006 as the reason");
        _bed.Server.Execute($"ALTER DATABASE {_bed.Database} SET default_transaction_read_only = off");

        await write;
        Assert.Equal(["first", "second"], (await TestReplay.Of(_bed.Store, "id")).Texts);
    }

    [SkippableFact]
    public async Task What_the_database_cannot_store_fails_alone_among_60()
    {
        _ = _bed.Store;
        _bed.Faults.Hold();
        var gate = TestWrite.Of("gate", 1, "gate").To(_bed.Store);
        _bed.Faults.AwaitCommit();
        var writes = Enumerable.Range(0, 60).Select(i => TestWrite.Of(i == 30 ? "nul\0" : $"id-{i}", 1, "text").To(_bed.Store)).ToList();
        _bed.Faults.Release();

        await gate;
        for (var i = 0; i < writes.Count; i++)
        {
            if (i != 30)
                await writes[i];
        }

        Assert.Contains("22021", (await Assert.ThrowsAnyAsync<Exception>(() => writes[30])).Message, StringComparison.Ordinal);
        Assert.Equal(60, _bed.Query<int>("SELECT count(*) FROM journal"));
        Assert.True(_bed.Store.Health.IsHealthy);
    }

    [SkippableFact]
    public async Task A_replay_that_cannot_be_asked_fails_alone()
    {
        await TestWrite.Of("id", 1, "text").To(_bed.Store);

        var replays = Enumerable.Range(0, 20).Select(i => TestReplay.Of(_bed.Store, i == 10 ? "nul\0" : "id")).ToList();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => replays[10]);
        for (var i = 0; i < replays.Count; i++)
        {
            if (i != 10)
                Assert.Equal(["text"], (await replays[i]).Texts);
        }
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();
}
