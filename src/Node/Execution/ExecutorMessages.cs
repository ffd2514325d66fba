using System.Text;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Node.Execution;

/// <summary>A task's time has come: it asks the node's executor for a worker. Asking twice is asking once.</summary>
internal sealed record RequestSlot(string TaskId);

/// <summary>A worker is kept free for the task that asked; it now stores that it starts.</summary>
internal sealed record SlotGranted(string TaskId);

/// <summary>The task needs no worker (any more): it was revoked, expired, or started elsewhere.</summary>
internal sealed record ReturnSlot(string TaskId);

/// <summary>The start is stored: run user code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The number of the run.</param>
/// <param name="Name">The registered name.</param>
/// <param name="ArgsJson">Positional arguments.</param>
/// <param name="KwargsJson">Keyword arguments.</param>
/// <param name="HoldsWorker">True if the task itself took a worker of <see cref="WorkerSlots"/> instead of being granted one.</param>
internal sealed record RunAttempt(string TaskId, int Attempt, string Name, string ArgsJson, string KwargsJson, bool HoldsWorker)
{
    public static RunAttempt Of(string taskId, TaskState state, bool holdsWorker) => new(
        taskId, state.Attempt, state.Submission!.Name, state.Submission.ArgsJson, state.Submission.KwargsJson, holdsWorker);

    public TaskRun ToRun() => new(TaskId, Name, Attempt, Encoding.UTF8.GetBytes(ArgsJson), Encoding.UTF8.GetBytes(KwargsJson));
}

/// <summary>Cancel the token of a run: its task is revoked.</summary>
internal sealed record CancelAttempt(string TaskId, int Attempt);

/// <summary>Is this run known here: running, or with an outcome that is not yet stored? Answered only if it is not.</summary>
internal sealed record QueryAttempt(string TaskId, int Attempt);

/// <summary>The run that was asked for is not known here.</summary>
internal sealed record AttemptUnknown(string TaskId, int Attempt);

/// <summary>The outcome of a run is stored, or was stale: it need not be sent again.</summary>
internal sealed record OutcomeStored(string TaskId, int Attempt);

/// <summary>Begin no run any more; answer <see cref="Drained"/> when all have ended and their outcomes are stored.</summary>
/// <param name="Grace">After this time the tokens of those that still run are cancelled.</param>
internal sealed record Drain(TimeSpan Grace);

/// <summary>No run is left, or the grace is over.</summary>
/// <param name="Abandoned">How many runs did not end; their tasks start again at the next start.</param>
internal sealed record Drained(int Abandoned);
