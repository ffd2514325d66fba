using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Slots;
using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>
/// All that an executor knows. It is made once for a node and outlives the actor, which Akka makes anew after an exception: runs go on
/// meanwhile, and slots stay taken. Plain data; only the actor touches it.
/// </summary>
/// <param name="slots">The slots of the node.</param>
internal sealed class ExecutorBooks(SlotPool slots)
{
    /// <summary>Who may run.</summary>
    public SlotPool Slots => slots;

    /// <summary>What runs.</summary>
    public RunRegistry Runs { get; } = new();

    /// <summary>What has run and is not stored yet.</summary>
    public OutcomeOutbox Outbox { get; } = new();

    /// <summary>What may not begin here any more.</summary>
    public DisclaimedAttempts Disclaimed { get; } = new();

    /// <summary>Whether all this is to end.</summary>
    public DrainProgress Drain { get; } = new();

    /// <summary>True if nothing runs, nothing may still begin and every outcome is stored.</summary>
    public bool IsIdle => slots.IsIdle && Runs.Count == 0 && Outbox.Count == 0;

    /// <summary>True if the attempt runs, or has run and its outcome is not stored yet.</summary>
    public bool Knows(string taskId, int attempt) => Runs.Contains(taskId, attempt) || Outbox.Contains(taskId, attempt);

    /// <summary>An attempt begins, in the slot that its task was granted or took.</summary>
    /// <returns>False if it must not: it was disclaimed, or runs already. Then its slot is free again.</returns>
    public bool TryBegin(RunAttempt attempt, IActorRef starter, DateTimeOffset now, [NotNullWhen(true)] out ActiveRun? run)
    {
        var hasSlot = slots.Begin(attempt.TaskId, attempt.HoldsWorker);
        run = Disclaimed.Contains(attempt.TaskId, attempt.Attempt) ? null : Runs.TryAdd(attempt, starter, now);
        if (run is null && hasSlot)
            slots.Free(attempt.TaskId);
        else if (run is not null && !hasSlot)
            slots.TakeAnyway();
        return run is not null;
    }

    /// <summary>A run is over; its outcome is known until it is stored.</summary>
    public void End(ActiveRun run, TaskCommand report, TimeSpan duration, DateTimeOffset now)
    {
        Outbox.Add(run.TaskId, run.Attempt, report, now);
        slots.Ran(duration);
        Runs.Remove(run);
        slots.Free(run.TaskId);
    }
}
