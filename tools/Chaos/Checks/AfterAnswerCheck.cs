using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>
/// A call that was answered has no further effect: a late second copy of a message must not undo what was asked for after it. Only a call
/// without an answer may still take effect at any time.
/// </summary>
internal static class AfterAnswerCheck
{
    /// <summary>Effects on a task after all calls that could have caused them were answered.</summary>
    public static IEnumerable<Violation> Of(TaskCase task) => task.Events
        .Where(happened => CallsOf(task, happened) is { } calls && !calls.Any(call => MayCause(call, happened.At)))
        .Select(happened => Late(task.Id, happened));

    /// <summary>Effects on a periodic task after all calls that could have caused them were answered.</summary>
    public static IEnumerable<Violation> Of(PeriodicCase periodic) => periodic.Events
        .Where(happened => CallsOf(periodic, happened) is { } calls && !calls.Any(call => MayCause(call, happened.At)))
        .Select(happened => Late($"periodic-{periodic.Id}", happened));

    private static IEnumerable<Call>? CallsOf(TaskCase task, TaskEvent happened) => happened switch
    {
        TaskRevokeRequested => task.CallsOf(CallKind.Revoke),
        TaskRevoked { RequestedBy: not null } => task.CallsOf(CallKind.Revoke),
        TaskRescheduled moved => task.CallsOf(CallKind.Reschedule).Where(call => call.Mark == Rfc3339.Text(moved.Due)),
        TaskRetryRequested retry => task.CallsOf(CallKind.Retry).Where(call => call.Mark == retry.RequestId),
        TaskReplaced => task.CallsOf(CallKind.Update),
        _ => null,
    };

    private static IEnumerable<Call>? CallsOf(PeriodicCase periodic, PeriodicTaskEvent happened) => happened switch
    {
        PeriodicTaskUpdated edit => periodic.Calls.Where(call => call.Kind == CallKind.EditPeriodic && call.Mark == edit.Definition.Description),
        PeriodicTaskDeleted => periodic.Calls.Where(call => call.Kind == CallKind.DeletePeriodic),
        _ => null,
    };

    private static bool MayCause(Call call, DateTimeOffset at) => call.Sent <= at && (at <= call.Answered || call.Answer == CallAnswer.Unknown);

    private static Violation Late(string subject, object happened) =>
        new(Promise.NothingDoubled, subject, $"{happened} took effect when no call was open that could have caused it");
}
