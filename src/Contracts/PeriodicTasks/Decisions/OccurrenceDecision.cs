using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>
/// An occurrence is recorded after its task was accepted, and only for the due time that is stored. What came due in a short
/// interruption, such as the death of a node, is made up for one by one. After a stop one occurrence stands for all that were
/// missed (Celery beat's rule): the next one is counted from now.
/// </summary>
internal static class OccurrenceDecision
{
    /// <summary>How late an occurrence may be for the next one to be counted from it: as long as a fail-over takes at the most.</summary>
    private static readonly TimeSpan ShortInterruption = TimeSpan.FromSeconds(15);

    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, RecordOccurrence command, DateTimeOffset now)
    {
        if (!state.Exists || state.NextDue != command.Nominal)
            return Decision<PeriodicTaskEvent>.Ignore;

        var after = now - command.Nominal > ShortInterruption ? now : command.Nominal;
        var next = NextDue.Of(state.Definition!, after, state.Anchor);
        var taskId = OccurrenceId.Of(command.PeriodicTaskId, command.Nominal);
        return Decision<PeriodicTaskEvent>.Store(new PeriodicTaskFired(now, command.Nominal, taskId, next));
    }
}
