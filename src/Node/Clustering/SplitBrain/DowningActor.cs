using System.Data.Common;
using ActorScheduler.Storage.Cluster;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Downs members that are not heard any more, as all processes decide together in the database (<see cref="DowningDecision"/>). It costs nothing while
/// everyone is heard. Without the database nothing is decided; but then nothing can be stored either.
/// </summary>
internal sealed class DowningActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly Cluster _cluster;
    private readonly DowningDecision _decision;
    private readonly TimeSpan _stableAfter;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _isAsking;
    private bool _hasComplained;
    private bool _isShutOut;

    public DowningActor(Cluster cluster, DowningDecision decision, TimeSpan stableAfter)
    {
        _cluster = cluster;
        _decision = decision;
        _stableAfter = stableAfter;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        Timers.StartPeriodicTimer(nameof(LookEvery), Look.Instance, LookEvery);
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Look when !_isAsking:
                Ask([.. Unheard().Select(member => member.UniqueAddress.Key())]);
                break;
            case ThisActorSystemQuarantinedEvent shutOut:
                // Either of the two may be the one that has to go: the table knows.
                _log.Warning("{0} takes no messages of this process any more", shutOut.RemoteAddress);
                _isShutOut = true;
                break;
            case Decided decided:
                _isAsking = false;
                Execute(decided.Removed);
                break;
            case Status.Failure { Cause: DbException or TimeoutException } failure:
                _isAsking = false;
                _log.Warning("Who goes on cannot be decided: the database does not answer: {0}", failure.Cause.Message);
                break;
            case Status.Failure failure:
                throw new InvalidOperationException("The decision who goes on has failed.", failure.Cause);
        }
    }

    private void Ask(ProcessKey[] unheard)
    {
        if (unheard.Length == 0 && !_hasComplained && !_isShutOut)
            return;
        _isShutOut = false;
        if (!_hasComplained && unheard.Length > 0)
            _log.Warning("Not heard: {0}", string.Join(", ", unheard.Select(process => process.Address)));
        _hasComplained = unheard.Length > 0;
        _isAsking = true;
        _decision.ReportAsync(_cluster.SelfUniqueAddress.Key(), unheard, _stableAfter).PipeTo(Self, success: removed => new Decided(removed));
    }

    private void Execute(IReadOnlySet<ProcessKey> removed)
    {
        // A process that goes itself has no say about the others.
        if (removed.Contains(_cluster.SelfUniqueAddress.Key()))
        {
            _log.Error("This process ends: it and others did not hear each other, and they go on without it.");
            _cluster.Down(_cluster.SelfAddress);
            return;
        }

        foreach (var member in Unheard().Where(member => removed.Contains(member.UniqueAddress.Key())))
        {
            _log.Warning("{0} is taken out of the cluster: it is not heard any more.", member.Address);
            _cluster.Down(member.Address);
        }
    }

    private IEnumerable<Member> Unheard() => _cluster.State.Members.Where(member =>
        member.UniqueAddress != _cluster.SelfUniqueAddress
        && member.Status is not (MemberStatus.Down or MemberStatus.Removed)
        && !_cluster.FailureDetector.IsAvailable(member.Address));

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static Look Instance { get; } = new();
    }

    private sealed record Decided(IReadOnlySet<ProcessKey> Removed) : INoSerializationVerificationNeeded;
}
