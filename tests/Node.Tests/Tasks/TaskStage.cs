using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Queues;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.TestKit;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>One task's actor between probes: its shard, its node's executor, and the region of all tasks.</summary>
public abstract class TaskStage : VirtualTimeTest
{
    protected const string Id = "t1";
    protected const string ThisProcess = "node:1#1";
    protected const string EarlierProcess = "node:1#0";
    protected const string OtherProcess = "node:2#1";

    private string _granter = ThisProcess;

    protected TaskStage()
    {
        Executor = CreateTestProbe("executor");
        OtherExecutor = CreateTestProbe("other-executor");
        HoldChanges = new HoldChanges(new HoldJournal(Bed.Store, new JournalReader(Bed.Store)), TimeProvider.System);
        Holds = new KnownHolds(HoldChanges, TimeProvider.System);
    }

    protected TestProbe Executor { get; }

    /// <summary>Stands for the executor of <see cref="OtherProcess"/>, once a test has put it into <see cref="OtherNodes"/>.</summary>
    protected TestProbe OtherExecutor { get; }

    private protected ProbeExecutors Executors { get; private set; } = null!;

    /// <summary>True if this node does not have the app of the task.</summary>
    protected bool RunsElsewhere { get; set; }

    /// <summary>The executors of other nodes that are in the cluster, by worker.</summary>
    private protected Dictionary<string, IActorRef> OtherNodes { get; } = [];

    /// <summary>The workers of the node: none is free unless a test says otherwise, so that a task has to ask for one.</summary>
    private protected WorkerSlots Workers { get; set; } = new(0);

    /// <summary>Who waits in memory: there is room unless a test says otherwise.</summary>
    private protected ResidentLimit Waiting { get; set; } = new();

    /// <summary>What is paused, in a real journal.</summary>
    private protected HoldChanges HoldChanges { get; }

    /// <summary>What the process knows of it.</summary>
    private protected KnownHolds Holds { get; }

    /// <summary>True if every process of the cluster knows lanes.</summary>
    private protected LaneUse LanesInUse { get; set; } = LaneUse.Queues;

    /// <summary>The actor, as a message through the shard would make it.</summary>
    protected IActorRef Entity(string worker = ThisProcess, string id = Id)
    {
        _granter = worker;
        Executors = new ProbeExecutors(worker, Executor, OtherNodes);
        if (RunsElsewhere)
            Executors.RunsAt = null;
        var shared = new TaskActorContext(Executors, () => Region, HandOffs, WakeUpPolicy.Default, Workers, Waiting, Holds, () => LanesInUse);
        return ChildOfShard(Props.Create(() => new TaskActor(id, shared)));
    }

    protected IActorRef Submitted(TaskSubmission? call = null, string worker = ThisProcess, string id = Id)
    {
        var entity = Entity(worker, id);
        Ask<TaskAccepted>(entity, new SubmitTask(id, call ?? Samples.Call()));
        return entity;
    }

    /// <summary>A task whose first attempt runs.</summary>
    protected IActorRef Started(TaskSubmission? call = null, string worker = ThisProcess)
    {
        var entity = Submitted(call, worker);
        Executor.ExpectMsg<RequestSlot>();
        Grant(entity);
        Executor.ExpectMsg<RunAttempt>();
        return entity;
    }

    protected void Grant(IActorRef entity) => entity.Tell(new SlotGranted(Id, _granter), Executor);

    protected void ExpectPassivation() => Shard.ExpectMsg<Passivate>();

    private protected void Report(IActorRef entity, TaskCommand report)
    {
        entity.Tell(report, Executor);
        Executor.FishForMessage(message => message is OutcomeStored);
        // It tells the executor before it sets its own timer.
        Settle(entity);
    }

    private protected TaskState Row(string id = Id) => Bed.Tasks.FindAsync(id, default).Result!.State;

    private protected string[] History(string id = Id) =>
        [.. Bed.History(PersistenceIds.OfTask(id)).Select(happened => happened.GetType().Name)];
}
