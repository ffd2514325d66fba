using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Execution;

// The messages between tasks and the executors that run them. They may be on two nodes.

/// <summary>A task is due and asks an executor for a worker. Asking twice counts once.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Queue">The queue in which it waits.</param>
public sealed record RequestSlot(string TaskId, string Queue) : IWireMessage;

/// <summary>A worker is reserved for the task that asked, which now stores that it starts.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Worker">The incarnation of the process that the worker belongs to.</param>
public sealed record SlotGranted(string TaskId, string Worker) : IWireMessage;

/// <summary>The task does not need a worker, or no longer: it was revoked, expired, or started elsewhere.</summary>
public sealed record ReturnSlot(string TaskId) : IWireMessage;

/// <summary>The start is stored: run user code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The number of the run.</param>
/// <param name="Name">The registered name.</param>
/// <param name="ArgsJson">Positional arguments.</param>
/// <param name="KwargsJson">Keyword arguments.</param>
/// <param name="HoldsWorker">True if the task itself took a worker of its node instead of being granted one.</param>
public sealed record RunAttempt(string TaskId, int Attempt, string Name, string ArgsJson, string KwargsJson, bool HoldsWorker) : IWireMessage
{
    /// <summary>The run of the attempt that a task has just begun.</summary>
    public static RunAttempt Of(string taskId, TaskState state, bool holdsWorker) => new(
        taskId, state.Attempt, state.Submission!.Name, state.Submission.ArgsJson, state.Submission.KwargsJson, holdsWorker);
}

/// <summary>Cancel the token of a run: its task is revoked.</summary>
public sealed record CancelAttempt(string TaskId, int Attempt) : IWireMessage;

/// <summary>Asks whether the executor knows this run: running, or with an outcome that is not stored yet.</summary>
public sealed record QueryAttempt(string TaskId, int Attempt) : IWireMessage;

/// <summary>The run that was asked for is known: its outcome will be reported.</summary>
public sealed record AttemptKnown(string TaskId, int Attempt) : IWireMessage;

/// <summary>The run that was asked for is not known to the executor, and it will never begin it.</summary>
public sealed record AttemptUnknown(string TaskId, int Attempt) : IWireMessage;

/// <summary>The outcome of a run is stored, or was stale, and need not be sent again.</summary>
public sealed record OutcomeStored(string TaskId, int Attempt) : IWireMessage;
