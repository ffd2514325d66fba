using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.WakeUps;

/// <summary>
/// When the wake-up index wakes a task or a periodic task. Every one that still has something to do has such
/// a time, so that a lost message or a dead process is healed by the scan that reads the index.
/// </summary>
/// <param name="ActiveWindow">A task that is due within this time stays in memory and holds its own timer.</param>
/// <param name="Grace">How long after its due time a task with its own timer is woken anyway.</param>
/// <param name="Lease">How long after its start a running attempt is checked on.</param>
public sealed record WakeUpPolicy(TimeSpan ActiveWindow, TimeSpan Grace, TimeSpan Lease)
{
    /// <summary>One minute with a timer of its own, half a minute each of grace and lease.</summary>
    public static WakeUpPolicy Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));

    /// <summary>
    /// How far ahead of now the index is read after a process died: whatever that process held in memory has its
    /// wake-up time within it.
    /// </summary>
    public TimeSpan RescueHorizon => ActiveWindow + Grace + Lease;

    /// <summary>The wake-up time of a task, or null when nothing is left to do.</summary>
    public DateTimeOffset? For(TaskState state) => state.Phase switch
    {
        TaskPhase.Pending or TaskPhase.Retry => ForDue(NextStep(state), state.UpdatedAt),
        TaskPhase.Started => StoredTime.Add(state.StartedAt ?? state.UpdatedAt, Lease),
        _ when state.PendingReplacement is not null => StoredTime.Add(state.UpdatedAt, Grace),
        _ => null,
    };

    /// <summary>The wake-up time of a periodic task, or null while it does not come due.</summary>
    public DateTimeOffset? For(PeriodicTaskState state) =>
        state.NextDue is { } due ? ForDue(due, state.DateChanged) : null;

    /// <summary>When a waiting task next does something by itself: it starts, or expires before that.</summary>
    public static DateTimeOffset NextStep(TaskState state) =>
        state.Submission?.Expires is { } expires && expires < state.DueAt ? expires : state.DueAt;

    /// <summary>The wake-up time of something that is due at <paramref name="due"/> and was last changed at <paramref name="changed"/>.</summary>
    private DateTimeOffset ForDue(DateTimeOffset due, DateTimeOffset changed) =>
        due - changed <= ActiveWindow ? StoredTime.Add(Later(due, changed), Grace) : due;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
