using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Serialization;

namespace ActorScheduler.Contracts.Client;

/// <summary>
/// One event of a periodic task. What it says about the state afterwards comes from the event itself, so a page from the
/// middle of a million events is as correct as the whole: each event says when the task next comes due, and an edit holds the whole definition.
/// </summary>
/// <param name="SequenceNr">Its number in the life of the periodic task, from 1.</param>
/// <param name="Happened">The event.</param>
public sealed record PeriodicTaskHistoryEntry(long SequenceNr, PeriodicTaskEvent Happened)
{
    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset At => Happened.At;

    /// <summary>The stable name of the event: <c>periodic-fired</c>.</summary>
    public string Event => Manifests.NameOf(Happened);

    /// <summary>The whole definition after the event; null if the event left it as it was.</summary>
    public PeriodicTaskDefinition? Definition { get; init; }

    /// <summary>When it comes due next after the event; null if it does not.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>True if it exists after the event: false only for its deletion.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>The time that an occurrence was due, for an event that is one.</summary>
    public DateTimeOffset? Nominal { get; init; }

    /// <summary>The id of an occurrence's task, for an event that is one.</summary>
    public string? TaskId { get; init; }

    /// <summary>Who asked for it; null for what the scheduler does by itself, and if that was not recorded.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>The entry of an event, by itself.</summary>
    /// <param name="sequenceNr">The event's number.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type of event has no meaning here: a bug, found by a test.</exception>
    public static PeriodicTaskHistoryEntry Of(long sequenceNr, PeriodicTaskEvent happened)
    {
        var entry = new PeriodicTaskHistoryEntry(sequenceNr, happened) { RequestedBy = (happened as IRequested)?.RequestedBy };
        return happened switch
        {
            PeriodicTaskCreated e => entry with { Definition = e.Definition, NextDue = e.NextDue },
            PeriodicTaskUpdated e => entry with { Definition = e.Definition, NextDue = e.NextDue },
            PeriodicTaskFired e => entry with { NextDue = e.NextDue, Nominal = e.Nominal, TaskId = e.TaskId },
            PeriodicTaskEnded => entry,
            PeriodicTaskDeleted => entry with { Exists = false },
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no meaning of this event is known"),
        };
    }
}
