using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;

namespace ActorScheduler.Node.Clustering.Deaths;

/// <summary>
/// Finds within a second that a process has died, where heartbeats need five and the split brain resolver as long again. A connection that was closed,
/// or heartbeats that stop, make a process suspected; then its lock in the database and its address are looked at until it is clear
/// (<see cref="DeathRule"/>). One that is dead is taken out of the cluster. What remains open is left to the split brain resolver.
/// </summary>
internal sealed class DeathWatch : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Obituaries _obituaries = Obituaries.Of(Context.System.EventStream);
    private readonly LifeSession _session;
    private readonly HashSet<UniqueAddress> _known = [];
    private readonly Dictionary<UniqueAddress, DateTimeOffset?> _suspects = [];
    private bool _isLooking;

    public DeathWatch(LifeSession session) => _session = session;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.MemberRemoved));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationEvent));
        Timers.StartPeriodicTimer(nameof(Beat), Look.Instance, Beat);
        Self.Tell(Look.Instance);
    }

    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        Context.System.EventStream.Unsubscribe(Self);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DisassociatedEvent or AssociationErrorEvent:
                Suspect(((AssociationEvent)message).RemoteAddress);
                break;
            case ClusterEvent.UnreachableMember unreachable:
                Suspect(unreachable.Member.Address);
                break;
            case ClusterEvent.MemberRemoved removed:
                _suspects.Remove(removed.Member.UniqueAddress);
                _known.Remove(removed.Member.UniqueAddress);
                _obituaries.Remove(removed.Member.Address);
                break;
            case Look when !_isLooking:
                _isLooking = true;
                LookAsync([.. Others().Where(process => !_known.Contains(process) || _suspects.ContainsKey(process))], [.. _suspects.Keys]).PipeTo(Self);
                break;
            case Seen seen:
                _isLooking = false;
                Conclude(seen);
                break;
            case Status.Failure failure:
                throw new InvalidOperationException("The look at the other processes failed.", failure.Cause);
        }
    }

    private void Suspect(Address address)
    {
        foreach (var process in Others().Where(process => process.Address == address))
            _suspects.TryAdd(process, null);
        Self.Tell(Look.Instance);
    }

    private async Task<Seen> LookAsync(UniqueAddress[] asked, UniqueAddress[] suspects)
    {
        var signs = await _session.AskAsync(_cluster.SelfUniqueAddress, asked);
        var probes = await Task.WhenAll(suspects.Select(async process => (process, await Probe.TryAsync(process.Address))));
        return new Seen(signs, asked, probes.ToDictionary());
    }

    private void Conclude(Seen seen)
    {
        if (seen.Signs is not { } signs)
            return;
        _known.UnionWith(signs.Holders);
        var now = Context.System.Scheduler.Now;
        foreach (var (process, probe) in seen.Probes.Where(probed => _suspects.ContainsKey(probed.Key)))
        {
            var isUnreachable = _cluster.State.Unreachable.Any(member => member.UniqueAddress == process);
            _suspects[process] = signs.Holders.Contains(process) ? null : _suspects[process] ?? now;
            if (!_known.Contains(process) || (_suspects[process] is null && probe == ProbeResult.Accepted && !isUnreachable))
                _suspects.Remove(process);
            else if (DeathRule.IsDead(signs.SessionLasts, now - _suspects[process], probe == ProbeResult.Refused, isUnreachable))
                Bury(process, probe);
        }

        if (_suspects.Count > 0)
            Timers.StartSingleTimer(nameof(LookAgain), Look.Instance, LookAgain);
    }

    private void Bury(UniqueAddress process, ProbeResult probe)
    {
        _suspects.Remove(process);
        if (!Others().Contains(process))
            return;
        _log.Warning("{0} is dead: its session in the database has ended, and its address answers with {1}. It is taken out of the cluster.", process, probe);
        _obituaries.Add(process.Address);
        _cluster.Down(process.Address);
    }

    private IEnumerable<UniqueAddress> Others() => _cluster.State.Members
        .Where(member => member.UniqueAddress != _cluster.SelfUniqueAddress && member.Status is not (MemberStatus.Down or MemberStatus.Removed))
        .Select(member => member.UniqueAddress);

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static Look Instance { get; } = new();
    }

    private sealed record Seen(LifeSigns? Signs, UniqueAddress[] Asked, Dictionary<UniqueAddress, ProbeResult> Probes) : INoSerializationVerificationNeeded;
}
