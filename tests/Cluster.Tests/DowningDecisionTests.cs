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
    private readonly DowningDecision _decision;

    public DowningDecisionTests()
    {
        _store = Stores.Open(ConnectionString);
        _decision = new DowningDecision(new PostgresDowningTable(_store.OpenSession));
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
    public async Task Reports_of_processes_that_never_come_back_are_forgotten_in_the_end()
    {
        await _decision.ReportAsync(Key("gone", 1), [Key("n2", 2)], Never);
        await _store.WriteAsync(connection => Stores.Execute(connection, "UPDATE cluster_links SET seen = seen - 3700000000"), default);

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

    private NpgsqlConnection Session(string name)
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Application Name={name}");
        connection.Open();
        return connection;
    }

    private static ProcessKey Key(string address, long incarnation) => new(address, incarnation);
}
