using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using Akka.Actor;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>What every bulk operation of a node shares.</summary>
/// <param name="Tasks">Where commands to tasks go.</param>
/// <param name="Queries">Finds the tasks that match.</param>
/// <param name="MustYield">True while other work has to wait, so that no further task may be asked to do this.</param>
internal sealed record BulkOperationContext(Func<IActorRef> Tasks, ITaskQueries Queries, Func<BulkActionKind, bool> MustYield)
{
    /// <summary>How many tasks may be asked at a time.</summary>
    public int MostInFlight { get; init; } = 64;

    /// <summary>How many tasks a page holds.</summary>
    public int PageSize { get; init; } = 500;
}
