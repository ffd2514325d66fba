using ActorScheduler.Node.Sharding;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace ActorScheduler.Node.Tests.Support;

/// <summary>An actor system on a store of its own, whose time goes on only when the test says so.</summary>
public abstract class VirtualTimeTest : TestKit
{
    private readonly TestProbe _settled;
    private IActorRef _entity;

    protected VirtualTimeTest()
        : this(new NodeBed())
    {
    }

    private VirtualTimeTest(NodeBed bed)
        : base(bed.SystemSetup())
    {
        Bed = bed;
        Shard = CreateTestProbe("shard");
        Region = CreateTestProbe("region");
        HandOffs = CreateTestProbe("hand-offs");
        Caller = CreateTestProbe("caller");
        Waker = CreateTestProbe("waker");
        _settled = CreateTestProbe("settled");
        _entity = Sys.DeadLetters;
    }

    private protected NodeBed Bed { get; }

    /// <summary>The parent of the entity under test: hears when it passivates.</summary>
    protected TestProbe Shard { get; }

    /// <summary>Where the entity sends messages to tasks.</summary>
    protected TestProbe Region { get; }

    /// <summary>Hears of entities that have something to do when their shard is taken away.</summary>
    protected TestProbe HandOffs { get; }

    /// <summary>Who sends commands.</summary>
    protected TestProbe Caller { get; }

    /// <summary>Who sends wake-ups.</summary>
    protected TestProbe Waker { get; }

    protected static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>The actors' time, in the microseconds that are stored.</summary>
    protected new DateTimeOffset Now
    {
        get
        {
            var now = Sys.Scheduler.Now.ToUniversalTime();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Lets time go on once the entity made last is at rest: having sent what the test waited for, it may not have set its timer yet.</summary>
    protected void Advance(double seconds)
    {
        Settle(_entity);
        ((TestScheduler)Sys.Scheduler).Advance(Seconds(seconds));
    }

    /// <summary>Makes an entity whose parent hands what it is told to <see cref="Shard"/>.</summary>
    protected IActorRef ChildOfShard(Props entity)
    {
        var made = new TaskCompletionSource<IActorRef>();
        Sys.ActorOf(Props.Create(() => new Parent(entity, Shard, made)));
        _entity = made.Task.WaitAsync(Seconds(20)).GetAwaiter().GetResult();
        return _entity;
    }

    /// <summary>Sends, and waits for the answer.</summary>
    protected T Ask<T>(IActorRef actor, object message)
    {
        actor.Tell(message, Caller);
        return Caller.ExpectMsg<T>();
    }

    /// <summary>Waits until an actor has worked through what it was sent, if it persists nothing at the moment.</summary>
    protected void Settle(IActorRef actor)
    {
        actor.Tell(new Identify(null), _settled);
        _settled.ExpectMsg<ActorIdentity>();
    }

    /// <summary>Nothing came, and nothing is on its way.</summary>
    protected static void Silent(TestProbe probe) => probe.ExpectNoMsg(TimeSpan.FromMilliseconds(20));

    /// <summary>Stops the entity as its shard does.</summary>
    protected void StopEntityNow(IActorRef entity)
    {
        Watch(entity);
        entity.Tell(StopEntity.Instance, Shard);
        ExpectTerminated(entity);
    }

    /// <summary>Kills the entity in the middle of whatever it does.</summary>
    protected void Crash(IActorRef entity)
    {
        Watch(entity);
        Sys.Stop(entity);
        ExpectTerminated(entity);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Bed.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class Parent : UntypedActor
    {
        private readonly IActorRef _shard;

        public Parent(Props entity, IActorRef shard, TaskCompletionSource<IActorRef> made)
        {
            _shard = shard;
            made.SetResult(Context.ActorOf(entity));
        }

        protected override void OnReceive(object message) => _shard.Forward(message);
    }
}
