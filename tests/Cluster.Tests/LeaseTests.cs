using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Node.Clustering.Database;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Coordination;

namespace ActorScheduler.Cluster.Tests;

/// <summary>The lease by which two halves of a cluster decide.</summary>
public sealed class LeaseTests : PostgresTest
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly PostgresStore _store;
    private readonly ActorSystem _system;

    public LeaseTests()
    {
        _store = Stores.Open(ConnectionString);
        _system = ActorSystem.Create("leases", ActorSystemSetup.Create(new LeaseSetup(new LeaseTable(_store))));
    }

    [SkippableFact]
    public async Task Only_one_of_two_holds_it_until_it_is_given_back()
    {
        var (a, b) = (Lease("a"), Lease("b"));

        Assert.True(await a.Acquire());
        Assert.False(await b.Acquire());
        Assert.Equal((true, false), (a.CheckLease(), b.CheckLease()));
        Assert.True(await a.Release());
        Assert.True(await b.Acquire());
        Assert.False(a.CheckLease());
    }

    [SkippableFact]
    public async Task One_that_is_not_renewed_expires_by_the_servers_clock()
    {
        var table = new LeaseTable(_store);
        Assert.True(await table.TakeAsync("l", "dead", TimeSpan.FromSeconds(1)));

        Assert.False(await table.TakeAsync("l", "other", Deadline));
        await Harness.Eventually.Sees(() => table.TakeAsync("l", "other", Deadline), taken => taken, Deadline, "the lease expires");
    }

    [SkippableFact]
    public async Task A_holder_that_lives_keeps_it_beyond_its_time()
    {
        var (a, b) = (Lease("a"), Lease("b"));
        Assert.True(await a.Acquire());
        var first = Number("SELECT expires_at FROM cluster_leases");

        await Harness.Eventually.IsTrue(
            () => Number($"SELECT {ServerTime.Now}") > first, Deadline, "the time passes for which the lease was taken first");

        Assert.False(await b.Acquire());
        Assert.True(a.CheckLease());
    }

    [SkippableFact]
    public async Task Who_has_lost_it_is_told()
    {
        var a = Lease("a");
        var lost = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(await a.Acquire(lost.SetResult));

        await _store.WriteAsync(connection => Stores.Execute(connection, "UPDATE cluster_leases SET owner = 'thief'"), default);

        Assert.IsType<LeaseException>(await lost.Task.WaitAsync(Deadline));
        Assert.False(a.CheckLease());
    }

    protected override void Dispose(bool disposing)
    {
        _system.Terminate().Wait(Deadline);
        _store.DisposeAsync().AsTask().Wait(Deadline);
        base.Dispose(disposing);
    }

    private long Number(string sql)
    {
        using var connection = _store.OpenReader();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private DatabaseLease Lease(string owner) => new(
        new LeaseSettings("l", owner, new TimeoutSettings(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(2), Deadline), Config.Empty),
        (ExtendedActorSystem)_system);
}
