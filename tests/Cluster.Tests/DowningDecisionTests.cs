using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Postgres.Cluster;
using ActorScheduler.Storage.Postgres.Journal;
using Npgsql;

namespace ActorScheduler.Cluster.Tests;

/// <summary>What processes that do not hear each other decide in the database.</summary>
public sealed class DowningDecisionTests : PostgresTest
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private readonly PostgresStore _store;
    private readonly PostgresDowningTable _table;
    private readonly DowningDecision _decision;

    public DowningDecisionTests()
    {
        _store = Stores.Open(ConnectionString);
        _table = new PostgresDowningTable(_store.OpenSession);
        _decision = new DowningDecision(_table, AtOnce);
    }

    [SkippableFact]
    public async Task The_younger_of_two_goes_and_both_learn_it_and_so_does_its_next_sign_of_life()
    {
        var (first, second) = (await Enter("n1", 1), await Enter("n2", 2));

        Assert.Empty(await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], Never));
        Assert.Equal([Key("n2", 2)], await _decision.ReportAsync(Key("n2", 2), [Key("n1", 1)], AtOnce));
        Assert.Equal([Key("n2", 2)], await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], Never));

        Assert.True(await first.BeatAsync());
        Assert.False(await second.BeatAsync());
    }

    [SkippableFact]
    public async Task Who_was_taken_out_can_come_back_as_a_new_process()
    {
        await Enter("n1", 1);
        await Enter("n2", 2);
        await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], AtOnce);

        var again = await Enter("n2", 3);

        Assert.True(await again.BeatAsync());
        Assert.Empty(await _decision.ReportAsync(Key("n1", 1), [], AtOnce));
        // What was said of the process before it counts for nothing.
        Assert.Empty(await _decision.ReportAsync(Key("n2", 3), [], AtOnce));
    }

    [SkippableFact]
    public async Task Who_misses_a_process_that_has_started_again_means_the_new_one()
    {
        await Enter("n1", 1);
        await Enter("n2", 2);
        await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], Never);
        var again = await Enter("n2", 3);

        Assert.Equal([Key("n2", 3)], await _decision.ReportAsync(Key("n1", 1), [Key("n2", 3)], AtOnce));
        Assert.False(await again.BeatAsync());
    }

    [SkippableFact]
    public async Task A_report_that_is_taken_back_counts_for_nothing()
    {
        await Enter("n1", 1);
        await Enter("n2", 2);

        await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], Never);
        await _decision.ReportAsync(Key("n1", 1), [], Never);

        Assert.Empty(await _decision.ReportAsync(Key("n2", 2), [], AtOnce));
    }

    [SkippableFact]
    public async Task A_report_that_is_not_repeated_counts_for_nothing()
    {
        await Enter("n1", 1);
        await Enter("n2", 2);
        await _decision.ReportAsync(Key("n2", 2), [Key("n1", 1)], Never);
        await _store.WriteAsync(connection => Stores.Execute(connection, "UPDATE cluster_links SET seen = seen - 5000000"), default);

        Assert.Empty(await _decision.ReportAsync(Key("n1", 1), [], AtOnce));
        // And when it comes again, its time counts from then.
        Assert.Empty(await _decision.ReportAsync(Key("n2", 2), [Key("n1", 1)], TimeSpan.FromSeconds(5)));
    }

    [SkippableFact]
    public async Task Reports_that_nobody_repeats_are_forgotten()
    {
        await _decision.ReportAsync(Key("gone", 1), [Key("n2", 2)], Never);
        await _store.WriteAsync(connection => Stores.Execute(connection, "UPDATE cluster_links SET seen = seen - 16000000"), default);

        await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], Never);

        Assert.Equal(0, await _store.WriteAsync(connection => Stores.Execute(connection, "DELETE FROM cluster_links WHERE observer = 'gone'"), default));
    }

    [SkippableFact]
    public async Task One_that_has_left_has_no_say_about_those_who_gave_it_up()
    {
        var table = await Enter("n1", 1);
        await Enter("n2", 2);
        await _decision.ReportAsync(Key("gone", 7), [Key("n1", 1), Key("n2", 2)], AtOnce);

        Assert.Empty(await _decision.ReportAsync(Key("n2", 2), [], AtOnce));
        Assert.True(await table.BeatAsync());
    }

    [SkippableFact]
    public async Task One_that_has_left_and_is_still_missed_goes_before_those_who_miss_it()
    {
        await Enter("n1", 1);

        Assert.Equal([Key("gone", 7)], await _decision.ReportAsync(Key("n1", 1), [Key("gone", 7)], AtOnce));
    }

    [SkippableFact]
    public async Task One_that_was_buried_and_comes_back_finds_out_and_what_it_says_counts_for_nothing()
    {
        var (first, second, third) = (await Enter("n1", 1), await Enter("n2", 2), await Enter("n3", 3));

        Assert.Equal(Burial.Done, await _table.BuryAsync(Key("n1", 1), Key("n2", 2)));

        Assert.Equal([Key("n2", 2)], await _decision.ReportAsync(Key("n2", 2), [Key("n1", 1), Key("n3", 3)], AtOnce));
        Assert.Equal(Burial.ObserverIsOut, await _table.BuryAsync(Key("n2", 2), Key("n1", 1)));
        Assert.False(await second.BeatAsync());
        Assert.True(await first.BeatAsync());
        Assert.True(await third.BeatAsync());
        Assert.Equal(0L, await Count("SELECT count(*) FROM cluster_links"));
        // Another may have found it too.
        Assert.Equal(Burial.Done, await _table.BuryAsync(Key("n3", 3), Key("n2", 2)));
    }

    [SkippableFact]
    public async Task One_that_shows_that_it_is_alive_is_not_buried()
    {
        await Enter("n1", 1);
        var second = await Enter("n2", 2);
        await using var session = Session("n2");
        Assert.True(await LivenessLock.TakeAsync(session, Key("n2", 2)));

        Assert.Equal(Burial.Alive, await _table.BuryAsync(Key("n1", 1), Key("n2", 2)));

        Assert.True(await second.BeatAsync());
    }

    [SkippableFact]
    public async Task One_that_all_missed_a_moment_ago_goes_and_not_the_younger_one_that_still_misses_it()
    {
        await Enter("n1", 1);
        await Enter("n2", 2);
        await Enter("n3", 3);
        foreach (var other in new[] { Key("n2", 2), Key("n3", 3) })
            await _decision.ReportAsync(other, [Key("n1", 1)], Never);
        await _decision.ReportAsync(Key("n2", 2), [], Never);

        Assert.Equal([Key("n1", 1)], await _decision.ReportAsync(Key("n1", 1), [Key("n3", 3)], AtOnce));
    }

    [SkippableFact]
    public async Task One_that_is_silent_has_the_time_of_two_heartbeats_to_show_that_it_is_alive()
    {
        var patient = new DowningDecision(_table, TimeSpan.FromHours(1));
        await Enter("n1", 1);
        var second = await Enter("n2", 2);

        Assert.Empty(await patient.ReportAsync(Key("n1", 1), [Key("n2", 2)], AtOnce));
        Assert.True(await second.BeatAsync());
        // It lives and hears: there are only two, so one of them has to go.
        Assert.Equal([Key("n2", 2)], await patient.ReportAsync(Key("n1", 1), [Key("n2", 2)], AtOnce));
    }

    [SkippableFact]
    public async Task The_sessions_of_one_that_stands_still_end_with_it_and_with_them_its_locks()
    {
        await Enter("n1", 1);
        await Enter("n2", 2, "0badcafe");
        await using var still = Session("actor-scheduler writer 0badcafe");
        await using var other = Session("actor-scheduler writer 600dcafe");
        await using var transaction = await still.BeginTransactionAsync();
        Assert.Equal(1, Stores.Execute(still, "UPDATE cluster_members SET free_workers = 9 WHERE address = 'n2'"));

        Assert.Equal([Key("n2", 2)], await _decision.ReportAsync(Key("n1", 1), [Key("n2", 2)], AtOnce).WaitAsync(Deadline));

        Assert.Throws<PostgresException>(() => Stores.Execute(still, "SELECT 1"));
        Assert.Equal(-1, Stores.Execute(other, "SELECT 1"));
    }

    [SkippableFact]
    public async Task The_sessions_of_a_store_are_known_by_its_mark()
    {
        await using var second = Stores.Open(ConnectionString + ";Application Name=" + new string('n', 200));
        await second.WriteAsync(connection => Stores.Execute(connection, "SELECT 1"), default);

        using var reader = _store.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'nnnn%writer ' || @mark";
        command.Parameters.AddWithValue("mark", second.SessionMark);
        Assert.Equal(1L, command.ExecuteScalar());
        Assert.NotEqual(_store.SessionMark, second.SessionMark);
    }

    protected override void Dispose(bool disposing)
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    private Task<EnteredProcess> Enter(string address, long incarnation, string sessions = "") =>
        EnteredProcess.EnterAsync(_store, address, incarnation, sessions);

    private async Task<long> Count(string sql)
    {
        await using var connection = Session("count");
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private NpgsqlConnection Session(string name)
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Application Name={name}");
        connection.Open();
        return connection;
    }

    private static ProcessKey Key(string address, long incarnation) => new(address, incarnation);
}
