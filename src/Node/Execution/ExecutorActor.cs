using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Execution;

/// <summary>
/// Gives the workers of this node to the tasks whose time has come, in the order of asking, never to more than
/// <c>Scheduler:Concurrency</c> at a time, and brings the outcome of each run to its task until it is stored.
/// </summary>
internal sealed class ExecutorActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan GrantIsForgottenAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ResendOutcomeAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    private readonly SlotQueue _slots = new();
    private readonly OutcomeOutbox _outbox = new();
    private readonly Dictionary<(string TaskId, int Attempt), (DateTimeOffset Since, IActorRef Entity)> _running = [];
    private readonly Prefetch _prefetch;
    private readonly WorkerPool _pool;
    private readonly WorkerSlots _workers;
    private readonly Func<IActorRef> _region;
    private readonly Func<double> _jitter;
    private readonly string _worker;
    private readonly DisclaimedAttempts _disclaimed = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IActorRef _self;
    private IActorRef? _drainedTo;
    private bool _tasksHaveMoved;

    public ExecutorActor(string worker, WorkerPool pool, WorkerSlots workers, Func<IActorRef> region, Func<double> jitter)
    {
        _worker = worker;
        _pool = pool;
        _workers = workers;
        _prefetch = new Prefetch(pool.Concurrency);
        _region = region;
        _jitter = jitter;
        _self = Self;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() =>
        Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TickInterval);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RequestSlot request:
                Queue(request.TaskId, Sender);
                break;
            case RunAttempt run:
                Run(run, Sender);
                break;
            case AttemptEnded ended:
                Report(ended);
                break;
            case OutcomeStored stored:
                _outbox.Remove(stored.TaskId, stored.Attempt);
                EndDrainIfDone();
                break;
            case ReturnSlot returned:
                GiveUp(returned.TaskId);
                break;
            case TaskOutcomeUnknown unknown:
                // The start could not be stored, so there is nothing to run; an outcome that could not be is sent again.
                GiveUp(unknown.TaskId);
                break;
            case CancelAttempt cancel:
                _pool.Cancel(cancel.TaskId, cancel.Attempt);
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
            case GraceOver over:
                CancelAll(over);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Answer(QueryAttempt query)
    {
        if (_running.ContainsKey((query.TaskId, query.Attempt)) || _outbox.Contains(query.TaskId, query.Attempt))
        {
            Sender.Tell(new AttemptKnown(query.TaskId, query.Attempt));
            return;
        }

        // The task may start again elsewhere on this word: the run must not begin after all, should its message come late.
        _disclaimed.Add(query.TaskId, query.Attempt, Context.UtcNow());
        Sender.Tell(new AttemptUnknown(query.TaskId, query.Attempt));
    }

    private void Queue(string taskId, IActorRef entity)
    {
        // Asked for again while the grant is on its way, or by an actor made anew: the worker that is kept for it is enough.
        if (!_slots.Add(taskId, entity))
            entity.Tell(new SlotGranted(taskId, _worker));
        GrantFreeSlots();
    }

    private void GrantFreeSlots()
    {
        while (_slots.Waiting > 0 && _workers.TryTake())
        {
            if (_slots.TryGrant(Context.UtcNow(), out var taskId, out var entity))
                entity.Tell(new SlotGranted(taskId, _worker));
            else
                _workers.Free();
        }

        _workers.Waiting = _slots.Waiting;
    }

    private void GiveUp(string taskId)
    {
        if (_slots.Remove(taskId))
            _workers.Free();
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void Run(RunAttempt run, IActorRef entity)
    {
        var holdsWorker = _slots.Remove(run.TaskId) || run.HoldsWorker;
        if (_disclaimed.Contains(run.TaskId, run.Attempt) || !_running.TryAdd((run.TaskId, run.Attempt), (Context.UtcNow(), entity)))
        {
            if (holdsWorker)
                _workers.Free();
            return;
        }

        // A worker that was taken back meanwhile, because the start took so long to store, is taken again all the same.
        if (!holdsWorker)
            _workers.TakeAnyway();
        if (!_pool.Start(run.ToRun(), (ended, outcome) => _self.Tell(new AttemptEnded(ended, outcome))))
            EndRun(run.TaskId, run.Attempt);
    }

    private IActorRef? EndRun(string taskId, int attempt)
    {
        if (!_running.Remove((taskId, attempt), out var run))
            return null;
        _workers.Free();
        return run.Entity;
    }

    private void Report(AttemptEnded ended)
    {
        var report = OutcomeTranslation.ToCommand(ended.Run, ended.Outcome, _jitter());
        var entity = EndRun(ended.Run.TaskId, ended.Run.Attempt);
        _prefetch.Ran(ended.Outcome.Duration);
        _workers.Prefetch = _prefetch.Count;
        _outbox.Add(ended.Run.TaskId, ended.Run.Attempt, report, Context.UtcNow());
        // Straight to the incarnation that started the run, which waits for it. If it has moved or died meanwhile, the repetition
        // goes by the region.
        (!_tasksHaveMoved && entity is not null ? entity : _region()).Tell(report);
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void OnTick()
    {
        var now = Context.UtcNow();
        var forgotten = _slots.TakeBackOlderThan(now - GrantIsForgottenAfter);
        for (var i = 0; i < forgotten; i++)
            _workers.Free();
        if (forgotten > 0)
            _log.Warning("{0} tasks were granted a worker and did not start within {1}; their workers go to others", forgotten, GrantIsForgottenAfter);
        _disclaimed.Forget(now);
        _prefetch.Check(_running.Count, _running.Count == 0 ? TimeSpan.Zero : now - _running.Values.Min(run => run.Since));
        _workers.Prefetch = _prefetch.Count;
        foreach (var report in _outbox.TakeUnansweredSince(now - ResendOutcomeAfter, now))
            _region().Tell(report);
        GrantFreeSlots();
        EndDrainIfDone();
    }

    private void BeginDrain(Drain drain)
    {
        _drainedTo = Sender;
        _tasksHaveMoved = drain.TasksHaveMoved;
        _workers.Close();
        Timers.StartSingleTimer(nameof(GraceOver), new GraceOver(Last: false), drain.Grace);
        EndDrainIfDone();
    }

    private void CancelAll(GraceOver over)
    {
        if (over.Last)
        {
            EndDrain();
            return;
        }

        foreach (var (taskId, attempt) in _running.Keys)
            _pool.Cancel(taskId, attempt);
        Timers.StartSingleTimer(nameof(GraceOver), new GraceOver(Last: true), ResendOutcomeAfter);
    }

    // One that took or was granted a worker before may still begin.
    private void EndDrainIfDone()
    {
        if (_drainedTo is not null && _workers.Taken == 0 && _running.Count == 0 && _outbox.Count == 0)
            EndDrain();
    }

    private void EndDrain()
    {
        _drainedTo?.Tell(new Drained(_running.Count));
        _drainedTo = ActorRefs.Nobody;
    }

    private sealed record AttemptEnded(TaskRun Run, RunOutcome Outcome) : INoSerializationVerificationNeeded;

    private sealed record GraceOver(bool Last) : INoSerializationVerificationNeeded;

    private sealed class Tick : INoSerializationVerificationNeeded
    {
        public static Tick Instance { get; } = new();
    }
}
