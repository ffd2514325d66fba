using System.Collections.Concurrent;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Tests.Support;
using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>The executor with the real pool and tasks that the test holds; entities are probes.</summary>
public abstract class ExecutorStage : VirtualTimeTest
{
    private readonly TaskCatalog _catalog;

    protected ExecutorStage()
    {
        _catalog = Catalogs.Of(services => services.AddSingleton(_ => Gates), typeof(HeldTasks));
        RegionOfTasks = () => Region;
        Entity = CreateTestProbe("entity");
        Starter = CreateTestProbe("starter");
    }

    private protected Gates Gates { get; } = new();

    private protected WorkerSlots Workers { get; private set; } = new(0);

    /// <summary>Where the executor finds the region; a test may replace it.</summary>
    protected Func<IActorRef> RegionOfTasks { get; set; }

    /// <summary>From which queues the node takes tasks.</summary>
    protected ConsumedQueues Consumed { get; set; } = ConsumedQueues.All;

    /// <summary>Starts the threads of the workers; a test may refuse them.</summary>
    protected Action<Thread>? StartThread { get; set; }

    /// <summary>Stands for the actors of all tasks.</summary>
    protected TestProbe Entity { get; }

    /// <summary>Stands for the actors that stored the start of an attempt: they hear of its outcome first.</summary>
    protected TestProbe Starter { get; }

    protected IActorRef Executor(int concurrency)
    {
        var pool = new WorkerPool(Catalogs.Runner(_catalog), concurrency, NullLogger<WorkerPool>.Instance, StartThread);
        Workers = new WorkerSlots(concurrency);
        var books = new ExecutorBooks(new SlotPool(Workers, Consumed));
        return Sys.ActorOf(Props.Create(() => new ExecutorActor("here:1#1", books, pool, RegionOfTasks, () => 0.0)));
    }

    protected void Request(IActorRef executor, params string[] ids) => RequestIn(executor, TaskQueues.Default, ids);

    protected void RequestIn(IActorRef executor, string queue, params string[] ids)
    {
        foreach (var id in ids)
            executor.Tell(new RequestSlot(id, queue), Entity);
    }

    protected string ExpectGrant() => Entity.ExpectMsg<SlotGranted>().TaskId;

    protected void Run(IActorRef executor, string id, string name = "held", bool holdsWorker = false) =>
        executor.Tell(new RunAttempt(id, 1, name, "[]", "{}", holdsWorker), Starter);

    /// <summary>Waits for a report and acknowledges it.</summary>
    private protected T ExpectReport<T>(IActorRef executor, int attempt = 1)
        where T : TaskCommand
    {
        var report = Starter.ExpectMsg<T>();
        executor.Tell(new OutcomeStored(report.TaskId, attempt), Entity);
        return report;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Gates.OpenAll();
            _catalog.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Runs that the test lets end one by one.</summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, ManualResetEventSlim> _gates = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _entered = new();
    private volatile bool _open;

    /// <summary>Called by a run: waits until it may end.</summary>
    public void Pass(string id, CancellationToken token)
    {
        Entered(id).TrySetResult();
        if (!_open)
            Gate(id).Wait(token);
    }

    public void AwaitEntered(string id) => Assert.True(Entered(id).Task.Wait(TimeSpan.FromSeconds(20)), $"{id} did not begin");

    public bool HasEntered(string id) => Entered(id).Task.IsCompleted;

    public void Open(string id) => Gate(id).Set();

    public void OpenAll()
    {
        _open = true;
        foreach (var gate in _gates.Values)
            gate.Set();
    }

    private ManualResetEventSlim Gate(string id) => _gates.GetOrAdd(id, _ => new ManualResetEventSlim());

    private TaskCompletionSource Entered(string id) => _entered.GetOrAdd(id, _ => new TaskCompletionSource());
}

/// <summary>Tasks that the test holds.</summary>
public static class HeldTasks
{
    [BackgroundTask(Name = "held")]
    public static int Held(Gates gates, TaskContext context, CancellationToken token)
    {
        gates.Pass(context.TaskId, token);
        return 3;
    }

    [BackgroundTask(Name = "stubborn")]
    public static void Stubborn(Gates gates, TaskContext context) => gates.Pass(context.TaskId, CancellationToken.None);

    [BackgroundTask(Name = "failing")]
    public static void Failing() => throw new InvalidOperationException("as asked");
}
