using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Postgres.Cluster;
using ActorScheduler.Testing.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ActorScheduler.Cluster.Tests;

/// <summary>The session by which a process shows the others that it lives.</summary>
public sealed class LivenessSessionTests : PostgresTest
{
    private static readonly ProcessKey First = new("akka.tcp://actor-scheduler@127.0.0.1:1001", 1);
    private static readonly ProcessKey Second = new("akka.tcp://actor-scheduler@127.0.0.1:1002", 2);
    private static readonly ProcessKey SecondStartedAgain = new(Second.Address, 3);

    [SkippableFact]
    public async Task A_process_is_seen_to_live_until_its_session_ends()
    {
        await using var first = Session();
        await using var second = Session();
        Assert.Empty((await first.AskAsync(First, [Second]))!.Holders);

        await second.AskAsync(Second, []);
        Assert.Equal([Second], (await first.AskAsync(First, [Second, SecondStartedAgain]))!.Holders);
        // Asking leaves no trace: the second one would not get its own lock otherwise.
        Assert.Equal([First], (await second.AskAsync(Second, [First]))!.Holders);

        await second.DisposeAsync();
        await Eventually.Sees(() => first.AskAsync(First, [Second]), signs => signs!.Holders.Count == 0, TimeSpan.FromSeconds(30), "its lock is free");
    }

    [SkippableFact]
    public async Task A_session_that_broke_tells_nothing_and_is_opened_again_and_counts_anew()
    {
        var time = new FakeTimeProvider();
        await using var session = Session(time);
        await session.AskAsync(First, []);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), (await session.AskAsync(First, []))!.SessionLasts);

        SharedPostgres.Server.Execute($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()");

        Assert.Null(await session.AskAsync(First, []));
        Assert.Equal(TimeSpan.Zero, (await session.AskAsync(First, []))!.SessionLasts);
        await using var other = Session();
        Assert.Equal([First], (await other.AskAsync(Second, [First]))!.Holders);
    }

    [SkippableFact]
    public async Task A_session_that_ends_while_it_is_opened_leaves_no_lock()
    {
        using var mayOpen = new ManualResetEventSlim();
        var session = new LivenessSession(
            () =>
            {
                mayOpen.Wait();
                return Open();
            },
            TimeProvider.System,
            NullLogger<LivenessSession>.Instance);
        var asked = session.AskAsync(First, []);
        var ended = session.DisposeAsync().AsTask();
        mayOpen.Set();

        await asked.WaitAsync(TimeSpan.FromSeconds(30));
        await ended.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Null(await session.AskAsync(First, []));
        await using var other = Session();
        await Eventually.Sees(() => other.AskAsync(Second, [First]), signs => signs!.Holders.Count == 0, TimeSpan.FromSeconds(30), "its lock is free");
    }

    [SkippableFact]
    public async Task A_session_ends_in_the_middle_of_a_question()
    {
        for (var i = 0; i < 50; i++)
        {
            var session = Session();
            await session.AskAsync(First, []);
            var asked = session.AskAsync(First, [Second]);
            await session.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            await asked.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private LivenessSession Session(TimeProvider? time = null) => new(Open, time ?? TimeProvider.System, NullLogger<LivenessSession>.Instance);

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
        return connection;
    }
}
