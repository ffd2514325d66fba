using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.BulkOperations;

/// <summary>A bulk operation's actor on the real store, with all tasks in one <see cref="DecidingRegion"/>.</summary>
public abstract class BulkStage : VirtualTimeTest
{
    protected const string Id = "op-1";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset _startedAt;

    private protected BulkStage()
    {
        Writer = new EventWriter(Bed);
        _startedAt = Now;
    }

    private protected EventWriter Writer { get; }

    /// <summary>When the tasks decide.</summary>
    private protected DateTimeOffset Time => _startedAt;

    private protected NodeBed Store => Bed;

    private protected IActorRef Decides(RegionFaults? faults = null) => Sys.ActorOf(Props.Create(() => new DecidingRegion(Writer, faults ?? new RegionFaults(), _startedAt)));

    private protected IActorRef Operation(IActorRef tasks, int pageSize = 4, int mostInFlight = 3, Func<BulkActionKind, bool>? mustYield = null, ITaskQueries? queries = null)
    {
        var shared = new BulkOperationContext(() => tasks, queries ?? Bed.Tasks, mustYield ?? (_ => false)) { PageSize = pageSize, MostInFlight = mostInFlight };
        return ChildOfShard(Props.Create(() => new BulkOperationActor(Id, shared)));
    }

    private protected StartBulkOperation Start(BulkAction action, TaskFilter filter) =>
        new(Id, action, filter, Bed.BulkOperations.EndOfTasks(), Bed.Tasks.CountMatchingAsync(filter, default).Result, "ops");

    private protected BulkOperationState Row() => Bed.BulkOperations.Find(Id)!.State;

    /// <summary>Lets time pass until the operation has ended; makes its actor again whenever that is gone.</summary>
    private protected BulkOperationState RunsToItsEnd(IActorRef operation, Func<IActorRef> again)
    {
        var until = DateTime.UtcNow + Deadline;
        var gone = CreateTestProbe();
        gone.Watch(operation);
        while (Row().Phase == BulkPhase.Running)
        {
            Assert.True(DateTime.UtcNow < until, $"the operation did not end: {Row()}");
            Advance(0.5);
            if (gone.ReceiveOne(TimeSpan.FromMilliseconds(2)) is not Terminated)
                continue;
            gone.Watch(operation = again());
            operation.Tell(new WakeBulkOperation(Id));
        }

        return Row();
    }
}
