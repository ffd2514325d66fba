using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Harness;
using Akka.Actor;

namespace ActorScheduler.Cluster.Tests;

/// <summary>
/// A region that hears of a removed node before the coordinator does is told the old homes of its shards once more. It watches them there, and asks
/// again only when that ends.
/// </summary>
public sealed class StaleHomeTests
{
    // Akka's own values need thirteen seconds, ours three.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(9);

    [Fact]
    public async Task What_is_watched_at_a_node_that_stands_still_and_was_removed_already_ends_soon()
    {
        await using var cluster = await BareCluster.StartAsync(2, "");
        var (node, gone) = (cluster.Nodes[0], cluster.Nodes[1].SelfAddress);
        await cluster.CutApart(0, 1);
        node.Down(gone);
        await BareCluster.SeesUp(node, 1);

        var ended = new TaskCompletionSource();
        var home = ((ExtendedActorSystem)node.System).Provider.ResolveActorRef(new RootActorPath(gone) / "system" / "sharding" / "tasks");
        node.System.ActorOf(Props.Create(() => new Watcher(home, ended)));

        await Eventually.IsTrue(() => ended.Task.IsCompleted, Soon, "the watch ends");
    }

    private sealed class Watcher : UntypedActor
    {
        private readonly TaskCompletionSource _ended;

        public Watcher(IActorRef home, TaskCompletionSource ended)
        {
            _ended = ended;
            Context.Watch(home);
        }

        protected override void OnReceive(object message)
        {
            if (message is Terminated)
                _ended.SetResult();
        }
    }
}
