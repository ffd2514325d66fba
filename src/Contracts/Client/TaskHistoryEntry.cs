using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Client;

/// <summary>One event of a task, and what is to be said of it.</summary>
/// <param name="SequenceNr">Its number in the life of the task, from 1.</param>
/// <param name="Happened">The event.</param>
/// <param name="State">The task as it stood after the event.</param>
public sealed record TaskHistoryEntry(long SequenceNr, TaskEvent Happened, TaskState State)
{
    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset At => Happened.At;

    /// <summary>The stable name of the event: <c>task-started</c>.</summary>
    public string Event => Manifests.NameOf(Happened);

    /// <summary>The attempt that the event speaks of, or null if it speaks of the task as a whole.</summary>
    public int? Attempt { get; init; }

    /// <summary>The process incarnation that ran <see cref="Attempt"/>, or null.</summary>
    public string? Worker { get; init; }

    /// <summary>How long user code of <see cref="Attempt"/> ran, where the event says so.</summary>
    public TimeSpan? Runtime { get; init; }

    /// <summary>Who asked for it; null for what the scheduler does of itself, and where no one was noted.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Why it happened, in words, where the event says so.</summary>
    public string? Reason { get; init; }
}
