using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.BulkOperations.Events;

namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>Where each command on a bulk operation is decided.</summary>
public static class BulkOperationDecider
{
    /// <summary>Decides a command. Pure: the same state, command and time give the same decision.</summary>
    /// <param name="state">The operation as it stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The time (UTC, microseconds), which is stored in the events.</param>
    /// <exception cref="ArgumentOutOfRangeException">No decision handles this type of command: a bug.</exception>
    public static Decision<BulkOperationEvent> Decide(BulkOperationState state, BulkOperationCommand command, DateTimeOffset now) => command switch
    {
        StartBulkOperation c => Start(state, c, now),
        CancelBulkOperation c => Cancel(state, c, now),
        TakeBulkPage c => state.Phase == BulkPhase.Running
            ? Decision<BulkOperationEvent>.Store(new BulkOperationProgressed(now, c.Done, c.Page, c.Next))
            : Decision<BulkOperationEvent>.Ignore,
        EndBulkOperation c => End(state, c, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "no decision knows this command"),
    };

    private static Decision<BulkOperationEvent> Start(BulkOperationState state, StartBulkOperation command, DateTimeOffset now)
    {
        var accepted = new BulkOperationAccepted(command.OperationId);
        if (state.Phase == BulkPhase.Unknown)
        {
            return Decision<BulkOperationEvent>.Store(
                new BulkOperationStarted(now, command.Action, command.Filter, command.Start, command.Matched, command.RequestedBy), accepted);
        }

        return Decision<BulkOperationEvent>.Answer(state.Action == command.Action && state.Filter == command.Filter
            ? accepted
            : Refused(command, BulkOperationRefusal.IdTaken));
    }

    // What was done by then is known to the operation's actor alone, which waits for the tasks it has asked; see EndBulkOperation.
    private static Decision<BulkOperationEvent> Cancel(BulkOperationState state, CancelBulkOperation command, DateTimeOffset now) => state.Phase switch
    {
        BulkPhase.Unknown => Decision<BulkOperationEvent>.Answer(Refused(command, BulkOperationRefusal.Unknown)),
        BulkPhase.Success => Decision<BulkOperationEvent>.Answer(Refused(command, BulkOperationRefusal.AlreadyFinished)),
        BulkPhase.Cancelled => Decision<BulkOperationEvent>.Answer(new BulkOperationAccepted(command.OperationId)),
        _ => End(state, new EndBulkOperation(command.OperationId, state.Done, BulkPhase.Cancelled, command.RequestedBy), now),
    };

    private static Decision<BulkOperationEvent> End(BulkOperationState state, EndBulkOperation command, DateTimeOffset now) =>
        state.Phase == BulkPhase.Running
            ? Decision<BulkOperationEvent>.Store(
                new BulkOperationEnded(now, command.Done, command.Outcome, command.RequestedBy), new BulkOperationAccepted(command.OperationId))
            : Decision<BulkOperationEvent>.Ignore;

    private static BulkOperationRefused Refused(BulkOperationCommand command, BulkOperationRefusal refusal) => new(command.OperationId, refusal);
}
