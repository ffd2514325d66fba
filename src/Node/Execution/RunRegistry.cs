using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Execution;
using Akka.Actor;

namespace ActorScheduler.Node.Execution;

/// <summary>The one place that knows which runs go on, each from its start until its outcome is in the <see cref="OutcomeOutbox"/>. Plain data.</summary>
internal sealed class RunRegistry
{
    private readonly Dictionary<(string TaskId, int Attempt), ActiveRun> _runs = [];

    /// <summary>How many runs go on, those that wait for a thread included.</summary>
    public int Count => _runs.Count;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ActiveRun> All => _runs.Values;

    /// <summary>Adds the run of an attempt.</summary>
    /// <returns>The run, or null if that attempt of that task goes on already.</returns>
    public ActiveRun? TryAdd(RunAttempt attempt, IActorRef starter, DateTimeOffset now)
    {
        if (_runs.ContainsKey((attempt.TaskId, attempt.Attempt)))
            return null;
        return _runs[(attempt.TaskId, attempt.Attempt)] = new ActiveRun(attempt, starter, now);
    }

    /// <summary>Finds a run.</summary>
    public bool TryGet(string taskId, int attempt, [NotNullWhen(true)] out ActiveRun? run) => _runs.TryGetValue((taskId, attempt), out run);

    /// <summary>True if the run goes on.</summary>
    public bool Contains(string taskId, int attempt) => _runs.ContainsKey((taskId, attempt));

    /// <summary>Takes out a run that is over.</summary>
    public void Remove(ActiveRun run) => _runs.Remove((run.TaskId, run.Attempt));

    /// <summary>How long the oldest run has gone on; zero if there is none.</summary>
    public TimeSpan LongestRun(DateTimeOffset now) => _runs.Count == 0 ? TimeSpan.Zero : now - _runs.Values.Min(run => run.Since);
}
