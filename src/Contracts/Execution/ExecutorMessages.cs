using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Execution;

/// <summary>What tasks and the executors that run them say to each other. They may be on two nodes.</summary>
public interface IExecutorMessage : IWireMessage
{
    /// <summary>The task.</summary>
    string TaskId { get; }
}

/// <summary>A task's time has come: it asks an executor for a worker. Asking twice is asking once.</summary>
public sealed record RequestSlot(string TaskId) : IExecutorMessage;

/// <summary>A worker is kept free for the task that asked; it now stores that it starts.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Worker">The incarnation of the process whose worker it is.</param>
public sealed record SlotGranted(string TaskId, string Worker) : IExecutorMessage;

/// <summary>The task needs no worker (any more): it was revoked, expired, or started elsewhere.</summary>
public sealed record ReturnSlot(string TaskId) : IExecutorMessage;

/// <summary>The start is stored: run user code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The number of the run.</param>
/// <param name="Name">The registered name.</param>
/// <param name="ArgsJson">Positional arguments.</param>
/// <param name="KwargsJson">Keyword arguments.</param>
/// <param name="HoldsWorker">True if the task itself took a worker of its node instead of being granted one.</param>
public sealed record RunAttempt(string TaskId, int Attempt, string Name, string ArgsJson, string KwargsJson, bool HoldsWorker) : IExecutorMessage
{
    /// <summary>The run of the attempt that a task has just begun.</summary>
    public static RunAttempt Of(string taskId, TaskState state, bool holdsWorker) => new(
        taskId, state.Attempt, state.Submission!.Name, state.Submission.ArgsJson, state.Submission.KwargsJson, holdsWorker);
}

/// <summary>Cancel the token of a run: its task is revoked.</summary>
public sealed record CancelAttempt(string TaskId, int Attempt) : IExecutorMessage;

/// <summary>Is this run known to the executor: running, or with an outcome that is not yet stored?</summary>
public sealed record QueryAttempt(string TaskId, int Attempt) : IExecutorMessage;

/// <summary>The run that was asked for is known: its outcome will be reported.</summary>
public sealed record AttemptKnown(string TaskId, int Attempt) : IExecutorMessage;

/// <summary>The run that was asked for is not known to the executor, and it will never begin it.</summary>
public sealed record AttemptUnknown(string TaskId, int Attempt) : IExecutorMessage;

/// <summary>The outcome of a run is stored, or was stale: it need not be sent again.</summary>
public sealed record OutcomeStored(string TaskId, int Attempt) : IExecutorMessage;
