using System.Data.Common;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Cluster;
using Akka.Actor;
using Akka.Cluster;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering.Formation;

/// <summary>
/// Finds the cluster through the database that all members share, so that no process begins a second cluster while the first one lives: neither a
/// first seed that was restarted nor a process that the network has cut off. Seeds that are named are tried as well.
/// </summary>
/// <param name="members">The table of members.</param>
/// <param name="time">Paces the heartbeats.</param>
/// <param name="log">Reports what is decided.</param>
/// <param name="catalog">What the members can run: read with each heartbeat.</param>
/// <param name="workers">The workers of this process: each heartbeat tells how many are free.</param>
/// <param name="wire">What this process writes.</param>
/// <param name="upgrade">What the cluster writes: agreed with each heartbeat.</param>
/// <param name="level">What this process can read.</param>
internal sealed class DatabaseFormation(
    IMemberTable members, TimeProvider time, ILogger<DatabaseFormation> log, ClusterCatalog catalog, WorkerSlots workers, WireAgreement wire,
    WireUpgrade upgrade, WireLevel level)
    : IClusterFormation, IDisposable
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(2);

    // What this process can run is to be known to the others as soon as it is a member.
    private static readonly TimeSpan JoiningInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan JoinsWithin = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _left = new();
    private Task _beating = Task.CompletedTask;
    private MemberEntry? _self;
    private string? _waitsFor;

    public bool TakesOthers => true;

    public async Task JoinAsync(Cluster cluster, CancellationToken cancellation)
    {
        var self = new MemberEntry(cluster.SelfUniqueAddress.Key(), NodeOfferCodec.ToBytes(catalog.Own), level.Allowed);
        _self = self;
        UpInCluster.Tell(cluster, log);
        var step = await DecideAsync(self, null, cancellation);
        var patience = await TakeAsync(step, cluster);
        catalog.Refresh();
        _beating = Beat(cluster, self, step, patience, _left.Token);
    }

    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await _left.CancelAsync();
        await _beating;
        if (_self is { } self)
            await members.LeaveAsync(self.Key, cancellation);
    }

    public void Dispose() => _left.Dispose();

    private Task<FormationStep> DecideAsync(MemberEntry self, IReadOnlyList<MemberRow>? silentBefore, CancellationToken cancellation) => members.EnterAsync(
        self,
        seen =>
        {
            wire.TakeUp(seen.WrittenVersion);
            var step = FormationStep.Decide(seen.Others, seen.Now, silentBefore);
            return (step, step is FormationStep.Begin);
        },
        cancellation);

    private async Task Beat(Cluster cluster, MemberEntry self, FormationStep step, TimeSpan patience, CancellationToken left)
    {
        using var timer = new PeriodicTimer(JoiningInterval, time);
        var tookStep = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(left))
            {
                try
                {
                    if (IsIn(cluster))
                    {
                        if (await ReasonToGiveUp(cluster, self.Key, left) is { } reason)
                        {
                            log.LogCritical("This process ends: {Reason}", reason);
                            cluster.Down(cluster.SelfAddress);
                            return;
                        }

                        timer.Period = HeartbeatInterval;
                        continue;
                    }

                    if (time.GetElapsedTime(tookStep) < patience)
                        continue;
                    step = await DecideAsync(self, (step as FormationStep.LookAgain)?.Silent, left);
                    tookStep = time.GetTimestamp();
                    patience = await TakeAsync(step, cluster);
                }
                catch (SchedulerStartException refused)
                {
                    log.LogCritical("This process ends: {Reason}", refused.Message);
                    _ = CoordinatedShutdown.Get(cluster.System).Run(CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance);
                    return;
                }
                catch (Exception cause) when (cause is JournalUnavailableException or DbException)
                {
                    log.LogWarning("The database of the cluster could not be told that this process is alive: {Reason}", cause.Message);
                }
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The process leaves.
        }
    }

    // Returns how long the step may take before another is decided.
    private async Task<TimeSpan> TakeAsync(FormationStep step, Cluster cluster)
    {
        switch (step)
        {
            case FormationStep.Join join:
                var unreachable = string.Join(", ", await JoinProbe.UnreachableAsync(cluster, join.Members));
                if (unreachable.Length > 0)
                {
                    if (unreachable != _waitsFor)
                        log.LogWarning("Waiting to join the cluster: its members {Members} cannot be reached from {Address}", unreachable, cluster.SelfAddress);
                    _waitsFor = unreachable;
                    return LooksAgainAfter;
                }

                log.LogInformation("Joining the cluster of {Members}", string.Join(", ", join.Members));
                cluster.JoinSeedNodes([.. join.Members.Select(Address.Parse), .. SeedHints.Of(cluster)]);
                break;
            case FormationStep.LookAgain again:
                log.LogInformation("Waiting for a sign of life of {Members}", string.Join(", ", again.Silent.Select(member => member.Address)));
                break;
            case FormationStep.Begin:
                log.LogInformation("No cluster is there: beginning one at {Address}", cluster.SelfAddress);
                cluster.Join(cluster.SelfAddress);
                break;
        }

        return JoinsWithin;
    }

    // This process was silent for so long that the others removed it or took it for dead. They must not have a second cluster beside them, and they
    // may write by now what it cannot read.
    private async Task<string?> ReasonToGiveUp(Cluster cluster, ProcessKey self, CancellationToken left)
    {
        if (!await members.BeatAsync(self, isMember: true, workers.Idle, left))
            return "The other processes have gone on without it: they did not hear it.";
        catalog.Refresh();
        return await upgrade.AgreeAsync([.. cluster.State.Members.Select(member => member.Address.ToString())], left);
    }

    private static bool IsIn(Cluster cluster) => cluster.State.Members.Any(member => member.UniqueAddress == cluster.SelfUniqueAddress);
}
