using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Journal.Projections;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>What an operation's actor hands to the journal: the event, and the row it leads to, which is written with it.</summary>
internal sealed record BulkOperationTransition(BulkOperationEvent Happened, BulkOperationSnapshot Row) : IProjectedEvent
{
    public object Event => Happened;

    public object Projection => Row;
}

/// <summary>An operation as it is to be shown after an event.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="State">The fold of its events.</param>
internal sealed record BulkOperationSnapshot(string OperationId, BulkOperationState State);
