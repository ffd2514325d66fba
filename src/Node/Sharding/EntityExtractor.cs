using System.Globalization;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using Akka.Cluster.Sharding;

namespace ActorScheduler.Node.Sharding;

/// <summary>
/// Tells sharding which entity a message is for. It never throws, and never hashes with a function that can overflow:
/// an exception here would restart the region and every entity of the node with it.
/// </summary>
public sealed class EntityExtractor : IMessageExtractor
{
    /// <inheritdoc />
    public string EntityId(object message) => message switch
    {
        ITaskMessage m => m.TaskId,
        IPeriodicTaskMessage m => m.PeriodicTaskId.ToString(CultureInfo.InvariantCulture),
        IBulkOperationMessage m => m.OperationId,
        _ => null!,
    };

    /// <inheritdoc />
    public object EntityMessage(object message) => message;

    /// <inheritdoc />
    public string ShardId(object message) => EntityId(message) is { } id ? ShardIds.NameOf(id) : null!;

    /// <inheritdoc />
    public string ShardId(string entityId, object? messageHint = null) => ShardIds.NameOf(entityId);
}
