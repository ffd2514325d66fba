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

    private readonly string _operationId;
    private readonly PageReader _reader;
    private readonly TaskAsker _asker;
    private PageProgress? _page;
    private PendingCancellation? _cancelling;

    public BulkOperationActor(string operationId, BulkOperationContext shared)
        : base(PersistenceIds.OfBulkOperation(operationId), BulkOperationState.None)
    {
        _operationId = operationId;
        _reader = new PageReader(shared.Queries, shared.PageSize, Self);
        _asker = new TaskAsker(operationId, shared, Self);
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
            _cancelling?.Answer(reply);
        else
            base.Reply(command, reply, replyTo);
    }

    protected override void OnCommand(BulkOperationCommand command)
    {
        if (command is not CancelBulkOperation cancel || State.Phase != BulkPhase.Running)
        {
            Handle(command, Sender);
            return;
        }

        _cancelling ??= new PendingCancellation(cancel.RequestedBy);
        _cancelling.Add(Sender);
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
                _reader.Finish();
                Take(read.Page);
                break;
            case PageNotRead failed:
                _reader.Finish();
                Context.GetLogger().Warning(failed.Cause, "Bulk operation {0} could not read its tasks and tries again", _operationId);
                break;
            case LookAgain:
                if (_page is not null)
                    _asker.AskAgain(_page, State, Context.UtcNow());
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
        switch (NextStep())
        {
            case BulkOperationNextStep.AskTasks:
                _asker.AskNext(Page(), State, Context.UtcNow());
                break;
            case BulkOperationNextStep.ReadPage:
                _reader.Read(State.Filter, State.Next!.Value);
                break;
            case BulkOperationNextStep.End:
                End(BulkPhase.Success);
                break;
            case BulkOperationNextStep.EndAsCancelled:
                End(BulkPhase.Cancelled, _cancelling?.RequestedBy);
                break;
            default:
                Timers.Cancel(LookAgainTimer);
                Passivate();
                break;
        }
    }

    private BulkOperationNextStep NextStep() => BulkOperationNextSteps.Of(State, Page().IsDone, _cancelling is not null);

    private PageProgress Page() => _page ??= new PageProgress(State.Done, State.Page);

    private void Take(TaskPage read)
    {
        if (NextStep() != BulkOperationNextStep.ReadPage)
            Proceed();
        else if (PageReader.CommandFor(read, _operationId, Page().Done) is { } command)
            Handle(command, ActorRefs.Nobody);
        else
            _reader.Read(State.Filter, read.Next!.Value);
    }

    private void End(BulkPhase outcome, string? requestedBy = null) =>
        Handle(new EndBulkOperation(_operationId, Page().Done, outcome, requestedBy), ActorRefs.Nobody);
}
