using ActorScheduler.Harness;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Tests.Journal.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Journal.Postgres;

/// <summary>Two stores on one database, as two nodes have them.</summary>
public sealed class TwoNodesTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PostgresBed _bed = new(new NotesProjection()) { RetryFor = TimeSpan.FromSeconds(60) };

    [SkippableFact]
    public async Task Of_two_that_write_one_id_at_the_same_time_exactly_one_gets_each_number()
    {
        await using var other = _bed.OpenAnother();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Select(async nr =>
        {
            var mine = Succeeds(TestWrite.Of("id", nr, "mine", new Note("mine")).To(_bed.Store));
            var theirs = Succeeds(TestWrite.Of("id", nr, "theirs", new Note("theirs")).To(other));
            return (Mine: await mine, Theirs: await theirs);
        }));

        Assert.All(outcomes, o => Assert.True(o.Mine ^ o.Theirs, $"mine: {o.Mine}, theirs: {o.Theirs}"));
        var (texts, highest) = await TestReplay.Of(other, "id");
        Assert.Equal(outcomes.Select(o => o.Mine ? "mine" : "theirs"), texts);
        Assert.Equal(100, highest);
        Assert.Equal(texts, _bed.Column<string>("SELECT text FROM notes ORDER BY sequence_nr"));
    }

    [SkippableFact]
    public async Task The_second_waits_for_the_first_and_conflicts_when_that_commits()
    {
        await using var other = _bed.OpenAnother();
        _ = _bed.Store;
        _bed.Faults.Hold();
        var first = TestWrite.Of("id", 1, "first").To(_bed.Store);
        _bed.Faults.AwaitCommit();

        var second = TestWrite.Of("id", 1, "second").To(other);
        var neighbour = TestWrite.Of("neighbour", 1, "text").To(other);
        await AwaitALockAsync();
        _bed.Faults.Release();

        await first;
        await Assert.ThrowsAsync<JournalConflictException>(() => second);
        await neighbour;
    }

    [SkippableFact]
    public async Task A_node_that_stands_still_in_a_transaction_does_not_hold_up_its_successor_and_conflicts_when_it_wakes()
    {
        await using var other = _bed.OpenAnother();
        await using var stopped = PostgresStore.Open(
            _bed.Options with { StalledTransaction = TimeSpan.FromMilliseconds(300) }, [], TimeProvider.System, NullLoggerFactory.Instance);
        _bed.Faults.Hold();
        var stale = TestWrite.Of("id", 1, "stale").To(stopped);
        _bed.Faults.AwaitCommit();

        await TestWrite.Of("id", 1, "successor").To(other);
        _bed.Faults.Release();

        await Assert.ThrowsAsync<JournalConflictException>(() => stale);
        Assert.Equal(["successor"], (await TestReplay.Of(other, "id")).Texts);
    }

    [SkippableFact]
    public async Task The_watermark_stays_below_an_ordering_whose_transaction_is_still_open()
    {
        await using var other = _bed.OpenAnother();
        _ = _bed.Store;
        _bed.Faults.Hold();
        var slow = TestWrite.Of("slow", 1, "slow").To(_bed.Store);
        _bed.Faults.AwaitCommit();
        await TestWrite.Of("fast", 1, "fast").To(other);
        var fast = _bed.Query<long>("SELECT ordering FROM journal WHERE persistence_id = 'fast'");

        for (var i = 0; i < 20; i++)
            Assert.True(await other.ReadWatermarkAsync(default) < fast - 1, "the open transaction has a lower ordering");

        _bed.Faults.Release();
        await slow;
        await Eventually.Sees(() => other.ReadWatermarkAsync(default), watermark => watermark >= fast, Deadline, "a watermark that includes both");
        Assert.Equal(fast - 1, _bed.Query<long>("SELECT ordering FROM journal WHERE persistence_id = 'slow'"));
    }

    [SkippableFact]
    public async Task A_reader_that_follows_the_watermark_misses_nothing_of_two_writers()
    {
        await using var other = _bed.OpenAnother();
        var loads = new[] { new WriteLoad(_bed.Store, 20, "a"), new WriteLoad(other, 20, "b") };
        List<long> followed = [];
        var last = 0L;
        foreach (var load in loads)
            load.Start();
        while (loads.Any(load => load.Written < 1_000))
            last = await FollowAsync(other, last, followed);
        foreach (var load in loads)
            await load.StopAsync();
        var all = _bed.Query<long>("SELECT max(ordering) FROM journal");
        await Eventually.Sees(async () => last = await FollowAsync(other, last, followed), seen => seen >= all, Deadline, "the last event");

        Assert.Equal(_bed.Column<long>("SELECT ordering FROM journal ORDER BY ordering"), followed);
    }

    [SkippableFact]
    public async Task Nodes_that_start_together_on_an_empty_database_all_get_its_tables()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(_bed.OpenAnother)));

        foreach (var store in stores)
        {
            await TestWrite.Of($"id-{Array.IndexOf(stores, store)}", 1, "text", new Note("text")).To(store);
            await store.DisposeAsync();
        }

        Assert.Equal(6, _bed.Query<int>("SELECT count(*) FROM notes"));
        Assert.Equal(2, _bed.Query<int>("SELECT count(*) FROM schema_version WHERE component = 'notes'"));
    }

    [SkippableTheory]
    [InlineData("Database", "nowhere", "3D000")]
    [InlineData("Username", "nobody", "28000")]
    public void A_setting_that_waiting_cannot_mend_is_refused_at_once(string key, string value, string says)
    {
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(_bed.ConnectionString) { [key] = value }.ConnectionString;

        var error = Assert.Throws<JournalOpenException>(() => PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = wrong }, [], TimeProvider.System, NullLoggerFactory.Instance));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("Check the connection string", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("Hots=127.0.0.1")]
    [InlineData("Database=x")]
    public void A_connection_string_that_is_wrong_is_refused(string text)
    {
        var error = Assert.Throws<JournalOpenException>(() => PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = text }, [], TimeProvider.System, NullLoggerFactory.Instance));

        Assert.Contains("connection string", error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();

    private static async Task<bool> Succeeds(Task write)
    {
        try
        {
            await write;
            return true;
        }
        catch (JournalConflictException)
        {
            return false;
        }
    }

    private static async Task<long> FollowAsync(PostgresStore store, long last, List<long> followed)
    {
        var watermark = await store.ReadWatermarkAsync(default);
        await using var connection = store.OpenReader();
        await using var command = connection.Text($"SELECT ordering FROM journal WHERE ordering > {last} AND ordering <= {watermark} ORDER BY ordering");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            followed.Add(reader.GetInt64(0));
        return watermark;
    }

    private Task AwaitALockAsync() => Eventually.IsTrue(
        () => _bed.Query<int>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") > 0, Deadline, "a writer that waits");
}
