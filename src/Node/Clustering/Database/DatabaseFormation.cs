using System.Data.Common;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using Akka.Actor;
using Akka.Cluster;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>
/// Finds the cluster in the database that all its members share, so that no process begins a second one while the first lives: neither the first
/// seed that was restarted, nor one that the network has cut off. Seeds that are named are tried besides.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="time">Paces the heartbeats.</param>
/// <param name="log">Tells what is decided.</param>
/// <param name="catalog">What the members can run: read with each heartbeat.</param>
/// <param name="workers">The workers of this process: the others are told how many are free.</param>
/// <param name="wire">What this process writes: agreed with each heartbeat.</param>
/// <param name="level">What this process can read.</param>
/// <param name="sessions">How the names of this process's sessions in the database end.</param>
internal sealed class DatabaseFormation(
    IReadModelStore store, TimeProvider time, ILogger<DatabaseFormation> log, ClusterCatalog catalog, WorkerSlots workers, WireAgreement wire, WireLevel level,
    SessionMark sessions)
    : IClusterFormation, IDisposable
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(2);

    // What this process can run is to be known to the others as soon as it is a member.
    private static readonly TimeSpan JoiningInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan JoinsWithin = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _left = new();
    private Task _beating = Task.CompletedTask;
    private MemberTable? _table;
    private string? _waitsFor;

    public async Task JoinAsync(Cluster cluster, CancellationToken cancellation)
    {
        _table = new MemberTable(store, cluster.SelfAddress.ToString(), cluster.SelfUniqueAddress.Uid, TaskDescriptionCodec.ToBytes(catalog.Own), level.Allowed, sessions.Text);
        UpInCluster.Tell(cluster, log);
        var step = await _table.DecideAsync(wire.CheckAndTakeUp, null, cancellation);
        var patience = await TakeAsync(step, cluster);
        catalog.Refresh();
        _beating = Beat(cluster, _table, step, patience, _left.Token);
    }

    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await _left.CancelAsync();
        await _beating;
        if (_table is not null)
            await _table.LeaveAsync(cancellation);
    }

    public void Dispose() => _left.Dispose();

    private async Task Beat(Cluster cluster, MemberTable table, FormationStep step, TimeSpan patience, CancellationToken left)
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
                        if (await ReasonToGiveUp(cluster, table, left) is { } reason)
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
                    step = await table.DecideAsync(wire.CheckAndTakeUp, (step as FormationStep.LookAgain)?.Silent, left);
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
                    log.LogWarning("The database of the cluster could not be told that this process lives: {Reason}", cause.Message);
                }
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The process leaves.
        }
    }

    // Returns how long it may take until the next step is looked for.
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

    // It was silent for so long that others took it out, or took it for dead. They must not have a second cluster beside them, and what they
    // write meanwhile may be news to it.
    private async Task<string?> ReasonToGiveUp(Cluster cluster, MemberTable table, CancellationToken left)
    {
        if (!await table.BeatAsync(isMember: true, workers.Idle, left))
            return "The other processes have gone on without it: they did not hear it.";
        catalog.Refresh();
        return await wire.AgreeAsync([.. cluster.State.Members.Select(member => member.Address.ToString())], left);
    }

    private static bool IsIn(Cluster cluster) => cluster.State.Members.Any(member => member.UniqueAddress == cluster.SelfUniqueAddress);
}
