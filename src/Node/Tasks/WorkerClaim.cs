using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using Akka.Actor;

namespace ActorScheduler.Node.Tasks;

/// <summary>
/// A task's claim on a worker: one of this node that it took itself, or one that it asked an executor for. A struct: every task has one.
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

    /// <summary>Takes a worker of this node, if one is free and no one waits for it.</summary>
    public bool TryTake() => _isHeld = workers.TryTakeUnlessAwaited();

    /// <summary>Asks the executor of a node that has the task's app, unless one was asked already.</summary>
    /// <returns>False if no node has the app now.</returns>
    public bool TryAskFor(TaskSubmission call)
    {
        if (_askedOf is not null)
            return true;
        _askedOf = executors.For(call);
        _askedOf?.Tell(new RequestSlot(taskId));
        return _askedOf is not null;
    }

    /// <summary>The executor has answered, or may have forgotten: asking twice does no harm.</summary>
    public void EndAsking() => _askedOf = null;

    /// <summary>The task needs no worker any more.</summary>
    public void Withdraw()
    {
        _askedOf?.Tell(new ReturnSlot(taskId));
        _askedOf = null;
    }

    /// <summary>The run begins: its executor is told whether the task brings a worker, and answers for it from now on.</summary>
    public bool HandOver()
    {
        var isHeld = _isHeld;
        _isHeld = false;
        return isHeld;
    }

    /// <summary>A worker that was taken for a start that could not be stored goes back.</summary>
    public void GiveBack()
    {
        if (HandOver())
            workers.Free();
    }
}
