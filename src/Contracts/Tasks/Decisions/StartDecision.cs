using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tasks.Decisions;

/// <summary>Start: a waiting task whose time has come begins its next attempt, unless it has expired by now.</summary>
internal static class StartDecision
{
    public static Decision<TaskEvent> Decide(TaskState state, StartAttempt command, DateTimeOffset now)
    {
        if (!state.Phase.IsWaiting() || state.DueAt > now)
            return Decision<TaskEvent>.Ignore;
        if (ExpireDecision.IsExpired(state, now))
            return ExpireDecision.Decide(state, now);
        return Decision<TaskEvent>.Store(new TaskStarted(now, state.Attempt + 1, command.Worker));
    }
}
