using ActorScheduler.Contracts;
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
/// of its tasks, and keeps the number of tasks in flight bounded. After a crash it goes through the stored page again: every command
/// carries the operation's id, so a task that was changed says so and is not changed twice.
/// </summary>
internal sealed class BulkOperationActor : EntityActor<BulkOperationState, BulkOperationCommand, BulkOperationEvent>
{
    private const string LookAgainTimer = "look-again";
    private static readonly Recovery NoSnapshot = new(SnapshotSelectionCriteria.None);
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly string _operationId;
    private readonly BulkOperationContext _shared;
    private PageProgress? _page;
    private (CancelBulkOperation Command, List<IActorRef> Callers)? _cancelling;
    private bool _isReading;

    public BulkOperationActor(string operationId, BulkOperationContext shared)
        : base(PersistenceIds.OfBulkOperation(operationId), BulkOperationState.None)
    {
        _operationId = operationId;
        _shared = shared;
    }

    // An event stands for five hundred tasks; replaying them costs less than keeping snapshots.
    public override Recovery Recovery => NoSnapshot;

    protected override object WakeUp => new WakeBulkOperation(_operationId);

    protected override object OutcomeUnknown(string reason) => new BulkOperationOutcomeUnknown(_operationId, reason);

    protected override Decision<BulkOperationEvent> Decide(BulkOperationCommand command, DateTimeOffset now) => BulkOperationDecider.Decide(State, command, now);

    protected override BulkOperationState Apply(BulkOperationState state, BulkOperationEvent happened) => state.Apply(happened);

    protected override object Row(BulkOperationCommand command, BulkOperationState next, DateTimeOffset now) => new BulkOperationSnapshot(_operationId, next);

    protected override void OnApplied(BulkOperationState before) => _page = null;

    protected override void Reply(BulkOperationCommand command, object? reply, IActorRef replyTo)
    {
        if (command is EndBulkOperation { Outcome: BulkPhase.Cancelled } && reply is not null)
            _cancelling?.Callers.ForEach(caller => caller.Tell(reply));
        else
            base.Reply(command, reply, replyTo);
    }

    // A cancellation waits for the tasks that were asked, so that the counts are what happened.
    protected override void OnCommand(BulkOperationCommand command)
    {
        if (command is not CancelBulkOperation cancel || State.Phase != BulkPhase.Running)
        {
            Handle(command, Sender);
            return;
        }

        _cancelling ??= (cancel, []);
        _cancelling.Value.Callers.Add(Sender);
        Page().StopAsking();
        Proceed();
    }

    protected override void OnMessage(object message)
    {
        switch (message)
        {
            case TaskReply reply:
                _page?.Note(reply);
                Proceed();
                break;
            case PageRead read:
                _isReading = false;
                Take(read.Page);
                break;
            case PageNotRead failed:
                _isReading = false;
                Context.GetLogger().Warning(failed.Cause, "Bulk operation {0} could not read its tasks and tries again", _operationId);
                break;
            case LookAgain:
                AskAgain();
                Proceed();
                break;
            case WakeBulkOperation:
                Proceed();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Proceed()
    {
        if (State.Phase == BulkPhase.Running && !Timers.IsTimerActive(LookAgainTimer))
            Timers.StartPeriodicTimer(LookAgainTimer, LookAgain.Instance, LookAgainEvery);
        switch (BulkOperationNextSteps.Of(State, Page().IsDone, _cancelling is not null))
        {
            case BulkOperationNextStep.AskTasks:
                AskTasks(Page());
                break;
            case BulkOperationNextStep.ReadPage:
                Read(State.Next!.Value);
                break;
            case BulkOperationNextStep.End:
                End(BulkPhase.Success, requestedBy: null);
                break;
            case BulkOperationNextStep.EndAsCancelled:
                End(BulkPhase.Cancelled, _cancelling?.Command.RequestedBy);
                break;
            default:
                Timers.Cancel(LookAgainTimer);
                Passivate();
                break;
        }
    }

    private PageProgress Page() => _page ??= new PageProgress(State.Done, State.Page);

    private void AskTasks(PageProgress page)
    {
        while (!_shared.MustYield(State.Action!.Kind) && page.TakeNext(_shared.MostInFlight, Context.UtcNow()) is { } taskId)
            Ask(taskId);
    }

    private void AskAgain()
    {
        var now = Context.UtcNow();
        foreach (var taskId in _page?.TakeUnansweredSince(now - AskAgainAfter, now) ?? [])
            Ask(taskId);
    }

    private void Ask(string taskId) => _shared.Tasks().Tell(State.Action!.CommandFor(taskId, _operationId, State.RequestedBy), Self);

    // Not on this thread: the query may have to look at many tasks.
    private void Read(TaskCursor after)
    {
        if (_isReading)
            return;
        _isReading = true;
        var filter = State.Filter;
        Task.Run(() => _shared.Queries.PageAsync(filter, after, _shared.PageSize, CancellationToken.None))
            .PipeTo(Self, success: page => new PageRead(page), failure: cause => new PageNotRead(cause));
    }

    private void Take(TaskPage read)
    {
        if (BulkOperationNextSteps.Of(State, Page().IsDone, _cancelling is not null) != BulkOperationNextStep.ReadPage)
            Proceed();
        else if (read is { Rows.Count: 0, Next: { } further })
            Read(further);
        else if (read.Rows.Count == 0)
            End(BulkPhase.Success, requestedBy: null);
        else
            Handle(new TakeBulkPage(_operationId, Page().Done, [.. read.Rows.Select(row => row.Id)], read.Next), ActorRefs.Nobody);
    }

    private void End(BulkPhase outcome, string? requestedBy) =>
        Handle(new EndBulkOperation(_operationId, Page().Done, outcome, requestedBy), ActorRefs.Nobody);
}
