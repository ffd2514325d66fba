using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Contracts.Client;

/// <summary>Pauses and resumes queues and tasks, on all nodes.</summary>
public interface IHolds
{
    /// <summary>What is paused, as this process knows it: a second old at the most while the database answers.</summary>
    Holds Current { get; }

    /// <summary>Pauses something. Once no node is pending, no task of it begins any more.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read or written now, or a process of the cluster cannot pause yet.</remarks>
    Task<HoldOutcome> SetAsync(HoldKind kind, string name, string reason, DateTimeOffset? until, string? requestedBy, CancellationToken cancellation);

    /// <summary>Resumes something; it may not have been paused.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read or written now.</remarks>
    Task<HoldOutcome> LiftAsync(HoldKind kind, string name, string? requestedBy, CancellationToken cancellation);
}

/// <summary>What became of it.</summary>
/// <param name="Hold">How it is paused now; null: not.</param>
/// <param name="PendingNodes">The addresses of nodes that have not said yet that they know it. They learn it within a second of when they can.</param>
public sealed record HoldOutcome(Hold? Hold, IReadOnlyList<string> PendingNodes);
