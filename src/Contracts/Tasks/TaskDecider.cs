using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Decisions;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks;

/// <summary>Where each command on a task is decided.</summary>
public static class TaskDecider
{
    /// <summary>Decides a command. Pure: the same state, command and time give the same decision.</summary>
    /// <param name="state">The task as it stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The time (UTC, microseconds), which is stored in the events.</param>
    /// <exception cref="ArgumentOutOfRangeException">No decision handles this type of command: a bug.</exception>
    public static Decision<TaskEvent> Decide(TaskState state, TaskCommand command, DateTimeOffset now) => command switch
    {
        SubmitTask c => SubmitDecision.Decide(state, c, now),
        StartAttempt c => StartDecision.Decide(state, c, now),
        ExpireTask => ExpireDecision.Decide(state, now),
        ReportSuccess c => OutcomeDecision.Decide(state, c, now),
        ReportFailure c => OutcomeDecision.Decide(state, c, now),
        ReportLost c => LostDecision.Decide(state, c, now),
        RevokeTask c => RevokeDecision.Decide(state, c, now),
        RescheduleTask c => RescheduleDecision.Decide(state, c, now),
        RetryTask c => RetryDecision.Decide(state, c, now),
        ReplaceTask c => ReplaceDecision.Decide(state, c, now),
        ConfirmReplacement => ReplaceDecision.Confirm(state, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "no decision knows this command"),
    };
}
