using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Execution;

/// <summary>
/// Grants the slots of this node to tasks that are due, begins their runs, and reports each outcome to its task until it is stored. All it
/// knows is in <see cref="ExecutorBooks"/>, which outlives it.
/// </summary>
internal sealed class ExecutorActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan ResendOutcomeAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    private readonly string _worker;
    private readonly ExecutorBooks _books;
    private readonly WorkerPool _pool;
    private readonly Func<IActorRef> _region;
    private readonly Action<ActiveRun, RunOutcome> _report;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <summary>Makes the actor.</summary>
    /// <param name="worker">The name of this node's workers: the incarnation of its process.</param>
    /// <param name="books">What the executor knows; the same ones after a restart.</param>
    /// <param name="pool">Makes the runs.</param>
    /// <param name="region">Where messages to tasks go.</param>
    /// <param name="jitter">A random number from 0 to 1, from any thread.</param>
    public ExecutorActor(string worker, ExecutorBooks books, WorkerPool pool, Func<IActorRef> region, Func<double> jitter)
    {
        _worker = worker;
        _books = books;
        _pool = pool;
        _region = region;
        var self = Self;
        _report = (run, outcome) => self.Tell(new RunEnded(run, OutcomeTranslation.ToReport(run.Request, outcome, jitter), outcome.Duration));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    // A restart ends all timers, also the one of a drain that is under way.
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TickInterval);
        AwaitDrainDeadline();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RequestSlot request:
                Ask(request, Sender);
                break;
            case RunAttempt attempt:
                Begin(attempt, Sender);
                break;
            case RunEnded ended:
                End(ended);
                break;
            case OutcomeStored stored:
                _books.Outbox.Remove(stored.TaskId, stored.Attempt);
                EndDrainIfDone();
                break;
            case ReturnSlot returned:
                Return(returned.TaskId);
                break;
            case TaskOutcomeUnknown unknown:
                // Its start could not be stored, so there is nothing to run. An outcome that could not be stored is sent again.
                Return(unknown.TaskId);
                break;
            case CancelAttempt cancel:
                if (_books.Runs.TryGet(cancel.TaskId, cancel.Attempt, out var run))
                    _pool.Cancel(run, _report);
                break;
            case QueryAttempt query:
                Answer(query);
                break;
            case Tick:
                OnTick();
                break;
            case Drain drain:
                BeginDrain(drain);
                break;
            case DrainDeadline:
                OnDrainDeadline();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Ask(RequestSlot request, IActorRef entity)
    {
        if (!_books.Slots.Ask(request.TaskId, request.Queue, entity))
            entity.Tell(new SlotGranted(request.TaskId, _worker));
        GrantFreeSlots();
    }

    private void Return(string taskId)
    {
        _books.Slots.Return(taskId);
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void GrantFreeSlots()
    {
        while (_books.Slots.TryGrant(Context.UtcNow(), out var taskId, out var entity))
            entity.Tell(new SlotGranted(taskId, _worker));
    }

    private void Begin(RunAttempt attempt, IActorRef starter)
    {
        if (_books.TryBegin(attempt, starter, Context.UtcNow(), out var run))
            _pool.Start(run, _report);
    }

    private void End(RunEnded ended)
    {
        _books.End(ended.Run, ended.Report, ended.Duration, Context.UtcNow());
        // Straight to the incarnation that started the run and waits for the outcome. If it has moved or died, the repetition finds its
        // successor through the region.
        (_books.Drain.TasksHaveMoved ? _region() : ended.Run.Starter).Tell(ended.Report);
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void Answer(QueryAttempt query)
    {
        if (_books.Knows(query.TaskId, query.Attempt))
        {
            Sender.Tell(new AttemptKnown(query.TaskId, query.Attempt));
            return;
        }

        // On this word the task may start again elsewhere, so the run must not begin here should its message still come.
        _books.Disclaimed.Add(query.TaskId, query.Attempt, Context.UtcNow());
        Sender.Tell(new AttemptUnknown(query.TaskId, query.Attempt));
    }

    private void OnTick()
    {
        var now = Context.UtcNow();
        if (_books.Slots.FreeLapsed(now) is > 0 and var lapsed)
            _log.Warning("{0} tasks were granted a slot and did not start within {1}; their slots go to others", lapsed, SlotPool.GrantLapsesAfter);
        if (_pool.AddRefusedThreads() is > 0 and var waiting)
            _log.Warning("The system has no thread to give: {0} runs wait. Look at the limits of processes and memory of this node", waiting);
        _books.Slots.LookAt(_books.Runs.Count, _books.Runs.LongestRun(now));
        _books.Disclaimed.Forget(now);
        foreach (var report in _books.Outbox.TakeUnansweredSince(now - ResendOutcomeAfter, now))
            _region().Tell(report);
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void BeginDrain(Drain drain)
    {
        _books.Drain.Begin(drain, Sender, Context.UtcNow());
        _books.Slots.Close();
        AwaitDrainDeadline();
        EndDrainIfDone();
    }

    private void AwaitDrainDeadline()
    {
        if (_books.Drain.Deadline is not { } deadline)
            return;
        var left = deadline - Context.UtcNow();
        Timers.StartSingleTimer(nameof(DrainDeadline), DrainDeadline.Instance, left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    private void OnDrainDeadline()
    {
        if (_books.Drain.IsCancelled)
        {
            _books.Drain.End(abandoned: _books.Runs.Count);
            return;
        }

        foreach (var run in _books.Runs.All)
            _pool.Cancel(run, _report);
        _books.Drain.Cancel(Context.UtcNow() + ResendOutcomeAfter);
        AwaitDrainDeadline();
    }

    // A task that took or was granted a slot before the drain may still begin.
    private void EndDrainIfDone()
    {
        if (_books.IsIdle)
            _books.Drain.End(abandoned: 0);
    }

    private sealed record RunEnded(ActiveRun Run, TaskCommand Report, TimeSpan Duration) : INoSerializationVerificationNeeded;

    private sealed class DrainDeadline : INoSerializationVerificationNeeded
    {
        public static DrainDeadline Instance { get; } = new();
    }

    private sealed class Tick : INoSerializationVerificationNeeded
    {
        public static Tick Instance { get; } = new();
    }
}
