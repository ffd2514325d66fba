using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using Akka.Actor;
using Akka.Cluster;

namespace ActorScheduler.Node.Client;

/// <summary>Pauses and resumes, and asks every node of the cluster whether it knows.</summary>
/// <param name="changes">Where it is stored.</param>
/// <param name="known">What this process knows.</param>
/// <param name="system">Asks the nodes.</param>
/// <param name="level">Whether all processes can pause.</param>
/// <param name="time">The clock.</param>
internal sealed class ClusterHolds(HoldChanges changes, KnownHolds known, ActorSystem system, WireLevel level, TimeProvider time) : IHolds
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(5);

    public Holds Current => known.Current;

    public async Task<HoldOutcome> SetAsync(HoldKind kind, string name, string reason, DateTimeOffset? until, string? requestedBy, CancellationToken cancellation)
    {
        if (level.Written < WireVersion.Queues)
            throw new SchedulerUnavailableException("Something can be paused once every process of the cluster knows how: an upgrade is under way.");
        return await TellAsync(await changes.SetAsync(kind, name, reason, until, requestedBy, cancellation), kind, name, cancellation);
    }

    public async Task<HoldOutcome> LiftAsync(HoldKind kind, string name, string? requestedBy, CancellationToken cancellation) =>
        await TellAsync(await changes.LiftAsync(kind, name, requestedBy, cancellation), kind, name, cancellation);

    private async Task<HoldOutcome> TellAsync(Holds holds, HoldKind kind, string name, CancellationToken cancellation)
    {
        // Also those that are on their way in: they have looked what is paused before they came, and look again only in a moment.
        var nodes = Cluster.Get(system).State.Members
            .Where(member => member.HasRole(NodeRoles.Node) && member.Status is not (MemberStatus.Exiting or MemberStatus.Down or MemberStatus.Removed))
            .ToList();
        var pending = await Task.WhenAll(nodes.Select(node => PendingAsync(node.Address, holds.SequenceNr, cancellation)));
        // A node was asked like all others. A process that is none has no starts to wait for, and shows it at once.
        if (!Cluster.Get(system).SelfRoles.Contains(NodeRoles.Node))
            await known.RefreshAsync(cancellation);
        return new HoldOutcome(holds.Find(kind, name, time.GetUtcNow()), [.. pending.OfType<string>().Order(StringComparer.Ordinal)]);
    }

    private async Task<string?> PendingAsync(Address node, long sequenceNr, CancellationToken cancellation)
    {
        try
        {
            await system.ActorSelection(new RootActorPath(node) / "user" / HoldLearner.ActorName).Ask<HoldsLearned>(new LearnHolds(sequenceNr), AnswersWithin, cancellation);
            return null;
        }
        catch (AskTimeoutException)
        {
            return node.ToString();
        }
    }
}
