using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Node.Clustering.Crashes;
using ActorScheduler.Storage.Cluster;
using Akka.Actor;

namespace ActorScheduler.Cluster.Tests;

/// <summary>What a process remembers of the dead.</summary>
public sealed class CrashDetectorTests
{
    private const string Settings = "akka.cluster.split-brain-resolver.active-strategy = keep-majority\n";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_process_that_comes_to_the_address_of_a_dead_one_counts_as_alive()
    {
        await using var cluster = await BareCluster.StartAsync(1, Settings);
        var first = cluster.Nodes[0];
        first.System.ActorOf(Props.Create(() => new CrashDetector(new NoSession(), new NoTable())));
        var port = FreePort.Take();
        var address = first.SelfAddress.WithPort(port);
        var dead = KnownDead.Of(first.System.EventStream);
        // As when the news that it is dead arrives after it was removed.
        dead.Add(address);

        cluster.Add($"{Settings}akka.remote.dot-netty.tcp.port = {port}\n");

        await BareCluster.SeesUp(first, 2);
        await Eventually.IsTrue(() => !dead.Has(address.ToString()), Deadline, "the address is not taken for dead any more");
        Assert.True(first.FailureDetector.IsAvailable(address));
    }

    private sealed class NoSession : ILivenessSession
    {
        public Task<LivenessSigns?> AskAsync(ProcessKey self, IReadOnlyCollection<ProcessKey> others) => Task.FromResult<LivenessSigns?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NoTable : IDowningTable
    {
        public Task<IReadOnlySet<ProcessKey>> ReportAsync(
            ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, Func<LinksSeen, IReadOnlyCollection<ProcessKey>> decide) => throw new InvalidOperationException("nobody reports");

        public Task<Burial> BuryAsync(ProcessKey observer, ProcessKey dead) => throw new InvalidOperationException("nobody is dead");
    }
}
