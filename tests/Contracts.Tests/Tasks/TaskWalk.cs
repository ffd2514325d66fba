using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>One command of a walk and what came of it.</summary>
internal sealed record TaskStep(
    DateTimeOffset Now, TaskState Before, TaskCommand Command, Decision<TaskEvent> Decision, TaskState After);

/// <summary>A random life of one task: commands decided one after the other, as its actor does.</summary>
internal sealed class TaskWalk
{
    private TaskWalk(List<TaskStep> steps) => Steps = steps;

    public IReadOnlyList<TaskStep> Steps { get; }

    public TaskState End => Steps.Count == 0 ? TaskState.None : Steps[^1].After;

    public IEnumerable<TaskEvent> Events => Steps.Select(step => step.Decision.Event).OfType<TaskEvent>();

    public static TaskWalk Of(IEnumerable<TaskMove> moves)
    {
        var steps = new List<TaskStep>();
        var (state, now) = (TaskState.None, TaskSamples.T0);
        foreach (var move in moves)
        {
            now += move.Passes;
            var command = move.Command(state);
            var decision = TaskDecider.Decide(state, command, now);
            var after = decision.Event is { } happened ? state.Apply(happened) : state;
            steps.Add(new TaskStep(now, state, command, decision, after));
            state = after;
        }

        return new TaskWalk(steps);
    }

    /// <summary>The event as it comes back from the journal.</summary>
    public static TaskEvent Stored(TaskEvent happened) =>
        (TaskEvent)EventFormat.FromBytes(EventFormat.ToBytes(happened), Manifests.Of(happened));

    /// <summary>The walk as text, for a failing test.</summary>
    public override string ToString() => string.Join('\n', Steps.Select(step =>
        $"{step.Now:O} {step.Before.Phase} #{step.Before.Attempt}: {step.Command} → [{step.Decision.Event}] {step.Decision.Reply}"));
}

/// <summary>One random move: time passes, then a command comes that may look at the state (a report of its attempt).</summary>
internal sealed record TaskMove(TimeSpan Passes, Func<TaskState, TaskCommand> Command);
