using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>Tasks that only answer, in shards that are placed as a node places its own.</summary>
internal sealed class ShardedEcho(ActorSystem system)
{
    private readonly IActorRef _region = Start(system);

    /// <summary>True if the shard of a task has a home that answers.</summary>
    public async Task<bool> Answers(string taskId, TimeSpan patience)
    {
        try
        {
            return await _region.Ask<TaskReply>(new RevokeTask(taskId, false), patience) is TaskRevokeAccepted;
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }

    private static IActorRef Start(ActorSystem system)
    {
        var sharding = ClusterSharding.Get(system);
        var settings = ClusterShardingSettings.Create(system).WithRole(NodeRoles.Node);
        return sharding.Start("echo", id => Props.Create(() => new Entity(id)), settings, new EntityExtractor());
    }

    private sealed class Entity(string id) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(new TaskRevokeAccepted(id, false));
    }
}
