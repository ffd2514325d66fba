using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Harness;
using Akka.Cluster;

namespace ActorScheduler.Cluster.Tests;

/// <summary>A node that is the first, or believes so because it is cut off.</summary>
public sealed class FirstNodeTests
{
    private const string TwoAreNeeded = "akka.cluster.role.node.min-nr-of-members = 2";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Where_two_are_needed_the_first_places_no_task_before_the_second_is_there()
    {
        await using var cluster = new BareCluster();
        var first = new ShardedEcho(cluster.Add(TwoAreNeeded));
        await Eventually.IsTrue(() => cluster.Nodes[0].State.Members.Count == 1, Deadline, "it is a member of its own cluster");

        Assert.False(await first.Answers("a", TimeSpan.FromSeconds(4)));
        Assert.Equal(MemberStatus.Joining, cluster.Nodes[0].SelfMember.Status);

        _ = new ShardedEcho(cluster.Add(TwoAreNeeded));
        await Eventually.Sees(() => first.Answers("a", TimeSpan.FromSeconds(2)), answers => answers, Deadline, "the task has a home");
        await BareCluster.SeesUp(cluster.Nodes[0], 2);
    }

    [Fact]
    public async Task Where_one_is_enough_the_first_places_tasks_at_once()
    {
        await using var cluster = new BareCluster();
        var first = new ShardedEcho(cluster.Add(""));

        await Eventually.Sees(() => first.Answers("a", TimeSpan.FromSeconds(2)), answers => answers, Deadline, "the task has a home");
    }
}
