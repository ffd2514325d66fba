using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>A decision in the words of <see cref="TaskTable"/>.</summary>
internal static class TaskOutcome
{
    public static string Of(TaskState state, Decision<TaskEvent> decision)
    {
        var after = decision.Event is { } happened ? state.Apply(happened) : state;
        string[] stored = decision.Event is { } e ? [$"+ {Name(e)} → {after.Phase.ToCelery()}"] : [];
        var answer = decision.Reply switch
        {
            null => [],
            TaskRefused refused => [$"! {refused.Refusal}"],
            TaskRevokeAccepted { StillRunning: true } => [$"= {nameof(TaskRevokeAccepted)} (still running)"],
            TaskReply reply => [$"= {reply.GetType().Name}"],
            _ => new[] { $"? {decision.Reply}" },
        };
        return string.Join(' ', [.. stored, .. answer]);
    }

    private static string Name(TaskEvent happened) =>
        happened is TaskRevoked revoked ? $"{nameof(TaskRevoked)} ({revoked.Reason})" : happened.GetType().Name;
}
