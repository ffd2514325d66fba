using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Decisions;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>Where each command on a periodic task is decided.</summary>
public static class PeriodicTaskDecider
{
    /// <summary>Decides a command. Pure: the same state, command and time give the same decision.</summary>
    /// <param name="state">The periodic task as it stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The time (UTC, microseconds), which is stored in the events.</param>
    /// <exception cref="ArgumentOutOfRangeException">No decision handles this type of command: a bug.</exception>
    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, PeriodicTaskCommand command, DateTimeOffset now) => command switch
    {
        CreatePeriodicTask c => CreateDecision.Decide(state, c, now),
        UpdatePeriodicTask c => UpdateDecision.Decide(state, c, now),
        DeletePeriodicTask c => DeleteDecision.Decide(state, c, now),
        RecordOccurrence c => OccurrenceDecision.Decide(state, c, now),
        EndPeriodicTask => EndDecision.Decide(state, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "no decision knows this command"),
    };
}
