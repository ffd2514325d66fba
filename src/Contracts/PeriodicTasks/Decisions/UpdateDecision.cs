using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Contracts.PeriodicTasks.Decisions;

/// <summary>
/// Update: what the patch names is changed. Another schedule, or enabling it again, counts from now: an edit never
/// replays the past. Any other edit leaves the next due time as it is; another end takes it away if it lies behind that, and
/// counts from now if there was none.
/// </summary>
internal static class UpdateDecision
{
    public static Decision<PeriodicTaskEvent> Decide(PeriodicTaskState state, UpdatePeriodicTask command, DateTimeOffset now)
    {
        var id = command.PeriodicTaskId;
        if (!state.Exists)
            return Decision<PeriodicTaskEvent>.Answer(new PeriodicTaskRefused(id, PeriodicTaskRefusal.Unknown));

        var old = state.Definition!;
        var edited = command.Patch.ApplyTo(old);
        if (edited == old)
            return Decision<PeriodicTaskEvent>.Answer(new PeriodicTaskAccepted(id));

        var restarts = edited.Schedule != old.Schedule || edited.Enabled != old.Enabled;
        var anchor = restarts ? now : state.Anchor;
        var keepsDue = !restarts && (edited.Expires == old.Expires || state.NextDue < (edited.Expires ?? DateTimeOffset.MaxValue));
        var next = keepsDue ? state.NextDue : NextDue.Of(edited, LaterOf(now, state.LastNominal), anchor);
        return Decision<PeriodicTaskEvent>.Store(
            new PeriodicTaskUpdated(now, edited, anchor, next, command.RequestedBy), new PeriodicTaskAccepted(id));
    }

    // A clock that was set back must not make an occurrence come due a second time.
    private static DateTimeOffset LaterOf(DateTimeOffset now, DateTimeOffset? last) => last > now ? last.Value : now;
}
