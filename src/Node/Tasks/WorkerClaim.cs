using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// A task's claim on a worker, from asking for one to handing it the attempt: a worker of this node that the task took itself, or one that it
/// asked an executor for. All that a task says to executors is said here. A struct: every task has one.
/// </summary>
/// <param name="taskId">The task.</param>
/// <param name="executors">Whom it asks.</param>
/// <param name="workers">The workers of this node.</param>
internal struct WorkerClaim(string taskId, IExecutors executors, WorkerSlots workers)
{
    private IActorRef? _askedOf;
    private bool _isHeld;

    /// <summary>True while an executor was asked and has not answered.</summary>
    public readonly bool IsAskedFor => _askedOf is not null;

    /// <summary>True between storing the start of an attempt and handing it to its executor.</summary>
    public bool HasJustStarted { get; private set; }

    /// <summary>Takes a worker of this node, if it can run the task at once and a worker is free that no one waits for.</summary>
    public bool TryTake(TaskSubmission call) => executors.RunsHereAtOnce(call) && (_isHeld = workers.TryTakeUnlessAwaited());

    /// <summary>Asks the executor of a node that can run the task, unless one was asked already.</summary>
    /// <returns>False if no node can now.</returns>
    public bool TryAskFor(TaskSubmission call)
    {
        if (_askedOf is not null)
            return true;
        _askedOf = executors.For(call);
        _askedOf?.Tell(new RequestSlot(taskId, call.QueueName));
        return _askedOf is not null;
    }

    /// <summary>The executor has answered, or may have forgotten: asking twice does no harm.</summary>
    public void EndAsking() => _askedOf = null;

    /// <summary>The task's state has changed: an attempt has begun, must end, or is not to begin any more.</summary>
    public void Follow(TaskState before, TaskState after, DateTimeOffset now)
    {
        HasJustStarted = after.Phase == TaskPhase.Started && after.Attempt != before.Attempt;
        if (before.Phase == TaskPhase.Started && after.Phase == TaskPhase.Revoked)
            ExecutorOf(before.Worker)?.Tell(new CancelAttempt(taskId, before.Attempt));
        if (after.Phase.IsFinal() || (after.Phase.IsWaiting() && after.DueAt > now))
            Withdraw();
    }

    /// <summary>A worker was granted; if the task did not start after all, it goes back.</summary>
    public readonly void ReturnUnlessStarted(string worker)
    {
        if (!HasJustStarted)
            ExecutorOf(worker)?.Tell(new ReturnSlot(taskId));
    }

    /// <summary>The executor of a worker, or null if its process is gone.</summary>
    public readonly IActorRef? ExecutorOf(string? worker) => worker is null ? null : executors.Of(worker);

    /// <summary>The run begins: its executor is told whether the task brings a worker, and answers for it from now on.</summary>
    public void HandOver(IActorRef executor, TaskState state)
    {
        executor.Tell(RunAttempt.Of(taskId, state, _isHeld));
        _isHeld = false;
        HasJustStarted = false;
    }

    /// <summary>The attempt that was stored has no executor any more.</summary>
    public void GiveUpAttempt() => HasJustStarted = false;

    /// <summary>The actor stops, or the task needs no worker any more: a worker that is granted to an actor which is gone is kept from all others for a while.</summary>
    public void Withdraw()
    {
        _askedOf?.Tell(new ReturnSlot(taskId));
        _askedOf = null;
    }

    /// <summary>A worker that was taken for a start that could not be stored goes back.</summary>
    public void GiveBack()
    {
        if (_isHeld)
            workers.Free();
        _isHeld = false;
    }
}
