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
internal sealed record RunAttempt(string TaskId, int Attempt, string Name, ReadOnlyMemory<byte> ArgsJson, ReadOnlyMemory<byte> KwargsJson)
{
    public static RunAttempt Of(string taskId, TaskState state) => new(
        taskId,
        state.Attempt,
        state.Submission!.Name,
        Encoding.UTF8.GetBytes(state.Submission.ArgsJson),
        Encoding.UTF8.GetBytes(state.Submission.KwargsJson));
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
