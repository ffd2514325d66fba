namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// What a task does next of its own accord, once its state is durable. The task's actor carries it out and decides nothing itself;
/// <c>docs/state-machine.md</c> has the table.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="At">
/// When it has to look again: the due time or the end of a task that waits, the time until which it looks for a node, or the end of one that asks for a
/// worker, if that is near; else null.
/// </param>
public readonly record struct TaskNextStep(TaskNextStepKind Kind, DateTimeOffset? At = null)
{
    /// <summary>How long after its time a task waits in memory for a node that has its app: one may only be out of reach for a moment.</summary>
    public static readonly TimeSpan LooksForNode = TimeSpan.FromSeconds(5);

    /// <summary>The next step of a task. Pure, as the decisions are.</summary>
    /// <param name="state">The task as it stands.</param>
    /// <param name="now">The time.</param>
    /// <param name="activeWindow">What comes within this time is waited for in memory; the wake-up index holds what comes later.</param>
    /// <param name="circumstances">What else there is to know.</param>
    public static TaskNextStep Of(TaskState state, DateTimeOffset now, TimeSpan activeWindow, TaskCircumstances circumstances = TaskCircumstances.None) =>
        state.Phase switch
        {
            TaskPhase.Pending or TaskPhase.Retry => circumstances.HasFlag(TaskCircumstances.IsStoredAsleep)
                ? new(TaskNextStepKind.Leave)
                : OfWaiting(
                    state.DueAt, state.Submission!.Expires ?? DateTimeOffset.MaxValue, now, activeWindow, circumstances.HasFlag(TaskCircumstances.NoNodeHasApp)),
            TaskPhase.Started when circumstances.HasFlag(TaskCircumstances.WorkerIsGone) => new(TaskNextStepKind.ReportLost),
            TaskPhase.Started when circumstances.HasFlag(TaskCircumstances.JustStarted) => new(TaskNextStepKind.Run),
            TaskPhase.Started => new(TaskNextStepKind.AskAfterAttempt),
            _ => new(state.PendingReplacement is null ? TaskNextStepKind.Leave : TaskNextStepKind.SubmitReplacement),
        };

    private static TaskNextStep OfWaiting(DateTimeOffset due, DateTimeOffset expires, DateTimeOffset now, TimeSpan activeWindow, bool noNode)
    {
        if (expires <= now)
            return new(TaskNextStepKind.Expire);
        if (due <= now && noNode)
            return OfHomeless(due + LooksForNode, expires, now);
        if (due <= now)
            return new(TaskNextStepKind.AskForWorker, expires - now <= activeWindow ? expires : null);
        var next = due < expires ? due : expires;
        return next - now <= activeWindow ? new(TaskNextStepKind.Wait, next) : new(TaskNextStepKind.Leave);
    }

    private static TaskNextStep OfHomeless(DateTimeOffset end, DateTimeOffset expires, DateTimeOffset now) =>
        end > now ? new(TaskNextStepKind.Wait, end < expires ? end : expires) : new(TaskNextStepKind.Leave);
}

/// <summary>What a task can do next.</summary>
public enum TaskNextStepKind
{
    /// <summary>Leave memory: nothing is left to do, or not for long; the row in the wake-up index brings it back.</summary>
    Leave,

    /// <summary>Wait in memory for its time.</summary>
    Wait,

    /// <summary>End as expired.</summary>
    Expire,

    /// <summary>Ask for a worker.</summary>
    AskForWorker,

    /// <summary>Run: hand the attempt to the executor of its worker.</summary>
    Run,

    /// <summary>Ask the executor whether it still has the attempt.</summary>
    AskAfterAttempt,

    /// <summary>Give up the attempt as lost.</summary>
    ReportLost,

    /// <summary>Submit the task in its place, until that one is accepted.</summary>
    SubmitReplacement,
}

/// <summary>What matters to a task's next step beside its state. None of it is stored.</summary>
[Flags]
public enum TaskCircumstances
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>It was stored as a task that sleeps, however near its time: enough tasks wait in this node's memory, or no node has its app.</summary>
    IsStoredAsleep = 1,

    /// <summary>The start was stored just now and here, so no executor has heard of the attempt.</summary>
    JustStarted = 2,

    /// <summary>The process of the attempt's worker has ended or left the cluster.</summary>
    WorkerIsGone = 4,

    /// <summary>No node has the task's app now.</summary>
    NoNodeHasApp = 8,
}
