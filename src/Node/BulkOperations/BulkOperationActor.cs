using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Identity;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>
/// One bulk operation: reads the tasks that match page by page, from the newest to the oldest, stores each page before it asks the first
/// of its tasks, and asks a bounded number at a time. After a crash the stored page is gone through again: every command
/// carries the operation's id, so a task that was changed says so and is not changed twice.
/// </summary>
internal sealed class BulkOperationActor : EntityActor
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly string _operationId;
    private readonly BulkOperationContext _shared;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private BulkOperationState _state = BulkOperationState.None;
    private PageWork? _work;
    private (CancelBulkOperation Command, List<IActorRef> Callers)? _cancelling;
    private bool _isReading;

    public BulkOperationActor(string operationId, BulkOperationContext shared)
        : base(PersistenceIds.OfBulkOperation(operationId))
    {
        _operationId = operationId;
        _shared = shared;
    }

    // An event stands for five hundred tasks; replaying them costs less than keeping snapshots.
    public override Recovery Recovery { get; } = new(SnapshotSelectionCriteria.None);

    protected override void Recover(object stored)
    {
        if (stored is BulkOperationEvent happened)
            _state = _state.Apply(happened);
    }

    protected override object OutcomeUnknown(string reason) => new BulkOperationOutcomeUnknown(_operationId, reason);

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case CancelBulkOperation cancel when _state.Phase == BulkPhase.Running:
                Cancel(cancel);
                break;
            case BulkOperationCommand command:
                Handle(command, Sender);
                break;
            case TaskReply reply:
                _work?.Note(reply);
                Proceed();
                break;
            case PageRead read:
                Take(read.Page);
                break;
            case PageNotRead failed:
                _isReading = false;
                _log.Warning(failed.Cause, "Bulk operation {0} could not read its tasks and tries again", _operationId);
                break;
            case Tick:
                AskAgain();
                Proceed();
                break;
            case WakeBulkOperation:
                Proceed();
                break;
            case StopEntity:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Handle(BulkOperationCommand command, params IReadOnlyList<IActorRef> replyTo)
    {
        var decision = BulkOperationDecider.Decide(_state, command, Context.UtcNow());
        if (decision.Event is null)
        {
            Answer(decision.Reply, replyTo);
            return;
        }

        var happened = decision.Event;
        var next = _state.Apply(happened);
        Persist(new BulkOperationTransition(happened, new BulkOperationSnapshot(_operationId, next)), _ =>
        {
            _state = next;
            _work = null;
            Answer(decision.Reply, replyTo);
        });
    }

    private void Answer(object? reply, IReadOnlyList<IActorRef> replyTo)
    {
        if (reply is not null)
        {
            foreach (var caller in replyTo)
                caller.Tell(reply);
        }

        Proceed();
    }

    // Those that were asked are waited for, so that the counts are what happened.
    private void Cancel(CancelBulkOperation command)
    {
        _cancelling ??= (command, []);
        _cancelling.Value.Callers.Add(Sender);
        _work ??= new PageWork(_state.Done, _state.Page);
        _work.StopAsking();
        Proceed();
    }

    /// <summary>Does what the state asks for: ask tasks, read the next page, end, or leave.</summary>
    private void Proceed()
    {
        if (_state.Phase != BulkPhase.Running)
        {
            Leave();
            return;
        }

        if (!Timers.IsTimerActive(nameof(Tick)))
            Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TickInterval);
        _work ??= new PageWork(_state.Done, _state.Page);
        AskTasks(_work);
        if (!_work.IsDone)
            return;
        if (_cancelling is var (command, callers))
            Handle(new EndBulkOperation(_operationId, _work.Done, BulkPhase.Cancelled, command.RequestedBy), callers);
        else if (_state.Next is { } next)
            Read(next);
        else
            Handle(new EndBulkOperation(_operationId, _work.Done, BulkPhase.Success));
    }

    private void AskTasks(PageWork work)
    {
        while (!_shared.MustYield(_state.Action!.Kind) && work.TakeNext(_shared.MostInFlight, Context.UtcNow()) is { } taskId)
            Ask(taskId);
    }

    private void AskAgain()
    {
        var now = Context.UtcNow();
        foreach (var taskId in _work?.TakeUnansweredSince(now - AskAgainAfter, now) ?? [])
            Ask(taskId);
    }

    private void Ask(string taskId) => _shared.Tasks().Tell(_state.Action!.CommandFor(taskId, _operationId, _state.RequestedBy), Self);

    // Not on this thread: the query may have to look at many tasks.
    private void Read(TaskCursor after)
    {
        if (_isReading)
            return;
        _isReading = true;
        var filter = _state.Filter;
        Task.Run(() => _shared.Queries.PageAsync(filter, after, _shared.PageSize, CancellationToken.None))
            .PipeTo(Self, success: page => new PageRead(page), failure: cause => new PageNotRead(cause));
    }

    private void Take(TaskPage page)
    {
        _isReading = false;
        if (_state.Phase != BulkPhase.Running || _cancelling is not null || _work is not { IsDone: true } work)
            Proceed();
        else if (page is { Rows.Count: 0, Next: { } further })
            Read(further);
        else if (page.Rows.Count == 0)
            Handle(new EndBulkOperation(_operationId, work.Done, BulkPhase.Success));
        else
            Handle(new TakeBulkPage(_operationId, work.Done, [.. page.Rows.Select(row => row.Id)], page.Next));
    }

    private void Leave()
    {
        Timers.Cancel(nameof(Tick));
        Passivate();
    }

    private sealed class Tick : INotInfluenceReceiveTimeout, INoSerializationVerificationNeeded
    {
        public static Tick Instance { get; } = new();
    }
}
