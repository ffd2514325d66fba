using System.Data.Common;
using ActorScheduler.Storage.Cluster;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;

namespace ActorScheduler.Node.Clustering.Crashes;

/// <summary>
/// Finds out within a second that a process has crashed; heartbeats need five, and the split brain resolver as long again. A process whose connection
/// closes, or whose heartbeats stop, is a suspect: its lock in the database and its address are checked until the case is clear
/// (<see cref="CrashRule"/>). A dead process is downed. What remains open is left to the split brain resolver.
/// </summary>
internal sealed class CrashDetector : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly KnownDead _knownDead = KnownDead.Of(Context.System.EventStream);
    private readonly ILivenessSession _session;
    private readonly IDowningTable _table;
    private readonly HashSet<UniqueAddress> _seenAlive = [];
    private readonly Dictionary<UniqueAddress, DateTimeOffset?> _suspects = [];
    private readonly HashSet<UniqueAddress> _burying = [];
    private bool _isLooking;

    public CrashDetector(ILivenessSession session, IDowningTable table) => (_session, _table) = (session, table);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.MemberRemoved),
            typeof(ClusterEvent.MemberJoined), typeof(ClusterEvent.MemberUp));
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
            // Whoever comes to the address of a dead process is alive, in whatever order the news of the two arrives.
            case ClusterEvent.MemberJoined or ClusterEvent.MemberUp:
                _knownDead.Remove(((ClusterEvent.IMemberEvent)message).Member.Address);
                break;
            case ClusterEvent.MemberRemoved removed:
                _suspects.Remove(removed.Member.UniqueAddress);
                _seenAlive.Remove(removed.Member.UniqueAddress);
                _knownDead.Remove(removed.Member.Address);
                break;
            case Look when !_isLooking:
                _isLooking = true;
                LookAsync([.. Others().Where(process => !_seenAlive.Contains(process) || _suspects.ContainsKey(process))], [.. _suspects.Keys]).PipeTo(Self);
                break;
            case Seen seen:
                _isLooking = false;
                Conclude(seen);
                break;
            case Buried buried:
                _burying.Remove(buried.Process);
                Execute(buried);
                break;
            case Status.Failure failure:
                throw new InvalidOperationException("The other processes could not be checked.", failure.Cause);
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
        var signs = await _session.AskAsync(_cluster.SelfUniqueAddress.Key(), [.. asked.Select(process => process.Key())]);
        var probes = await Task.WhenAll(suspects.Select(async process => (process, await Probe.TryAsync(process.Address))));
        return new Seen(signs, asked, probes.ToDictionary());
    }

    private void Conclude(Seen seen)
    {
        if (seen.Signs is not { } signs)
            return;
        _seenAlive.UnionWith(seen.Asked.Where(process => signs.Holders.Contains(process.Key())));
        var now = Context.System.Scheduler.Now;
        foreach (var (process, probe) in seen.Probes.Where(probed => _suspects.ContainsKey(probed.Key)))
        {
            var isUnreachable = _cluster.State.Unreachable.Any(member => member.UniqueAddress == process);
            _suspects[process] = signs.Holders.Contains(process.Key()) ? null : _suspects[process] ?? now;
            if (!_seenAlive.Contains(process) || (_suspects[process] is null && probe == ProbeResult.Accepted && !isUnreachable))
                _suspects.Remove(process);
            else if (CrashRule.IsDead(signs.SessionLasts, now - _suspects[process], probe == ProbeResult.Refused, isUnreachable))
                TakeOut(process, probe);
        }

        if (_suspects.Count > 0)
            Timers.StartSingleTimer(nameof(LookAgain), Look.Instance, LookAgain);
    }

    // In the database first: one that comes back after all finds there that it is out, before it says anything about the others.
    private void TakeOut(UniqueAddress process, ProbeResult probe)
    {
        if (!Others().Contains(process))
            _suspects.Remove(process);
        else if (_burying.Add(process))
            BuryAsync(process, probe).PipeTo(Self);
    }

    private async Task<Buried> BuryAsync(UniqueAddress process, ProbeResult probe)
    {
        try
        {
            return new Buried(process, probe, await _table.BuryAsync(_cluster.SelfUniqueAddress.Key(), process.Key()));
        }
        catch (Exception cause) when (cause is DbException or TimeoutException)
        {
            _log.Warning("{0} cannot be taken out: the database does not answer: {1}", process, cause.Message);
            return new Buried(process, probe, null);
        }
    }

    private void Execute(Buried buried)
    {
        // It stays a suspect where nothing is certain: it is looked at again.
        if (buried.Burial is not { } burial || burial == Burial.Alive)
            return;
        // One that was removed meanwhile is no suspect any more: its address may be another's by now.
        var isMember = _suspects.Remove(buried.Process);
        if (burial == Burial.ObserverIsOut)
        {
            _log.Error("This process ends: the others go on without it.");
            _cluster.Down(_cluster.SelfAddress);
        }
        else if (isMember)
        {
            _log.Warning("{0} is dead: its session in the database has ended, and its address answers with {1}. It is taken out of the cluster.", buried.Process, buried.Probe);
            _knownDead.Add(buried.Process.Address);
            _cluster.Down(buried.Process.Address);
        }
    }

    private IEnumerable<UniqueAddress> Others() => _cluster.State.Members
        .Where(member => member.UniqueAddress != _cluster.SelfUniqueAddress && member.Status is not (MemberStatus.Down or MemberStatus.Removed))
        .Select(member => member.UniqueAddress);

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static Look Instance { get; } = new();
    }

    private sealed record Buried(UniqueAddress Process, ProbeResult Probe, Burial? Burial) : INoSerializationVerificationNeeded;

    private sealed record Seen(LivenessSigns? Signs, UniqueAddress[] Asked, Dictionary<UniqueAddress, ProbeResult> Probes) : INoSerializationVerificationNeeded;
}
