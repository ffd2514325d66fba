using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>What people look for among <see cref="DifferentTasks"/>: each kind of condition alone, and the hard combinations.</summary>
internal static class FindQueries
{
    /// <summary>The questions, for tasks accepted between two times.</summary>
    public static IReadOnlyList<(string Title, TaskFilter Filter)> Between(DateTimeOffset oldest, DateTimeOffset newest)
    {
        var span = newest - oldest;
        var (early, bitLater) = (oldest + (span * 0.02), oldest + (span * 0.03));
        return
        [
            ("no condition", TaskFilter.All),
            ("state SUCCESS", Of(TaskPhase.Success)),
            ("state FAILURE (1 %)", Of(TaskPhase.Failure)),
            ("state PENDING (0.1 %)", Of(TaskPhase.Pending)),
            ("state RETRY (none)", Of(TaskPhase.Retry)),
            ("name", new TaskFilter { Name = "app.tasks.n3" }),
            ("name, rare", new TaskFilter { Name = "app.tasks.rare" }),
            ("name prefix", new TaskFilter { NamePrefix = "app.tasks.n" }),
            ("name + FAILURE", Of(TaskPhase.Failure) with { Name = "app.tasks.n3" }),
            ("received, long ago", new TaskFilter { ReceivedFrom = early, ReceivedTo = bitLater }),
            ("finished, long ago", new TaskFilter { FinishedFrom = early, FinishedTo = bitLater }),
            ("finished, half of all", new TaskFilter { FinishedFrom = oldest, FinishedTo = oldest + (span / 2) }),
            ("ETA, long ago", new TaskFilter { EtaFrom = early, EtaTo = bitLater }),
            ("ETA, any", new TaskFilter { EtaFrom = oldest }),
            ("queue", new TaskFilter { Queue = "q2" }),
            ("periodic task", new TaskFilter { PeriodicTaskId = 1_007 }),
            ("text in 10 of a million", new TaskFilter { Search = "user4711\"" }),
            ("text in all", new TaskFilter { Search = "APP.tasks" }),
            ("text in none", new TaskFilter { Search = "nobody has this" }),
            ("text in none, of common parts", new TaskFilter { Search = "tasks.n1app" }),
            ("text of two letters, in all", new TaskFilter { Search = "us" }),
            ("text of two letters, in none (bounded)", new TaskFilter { Search = "zq" }),
            ("text in all + FAILURE", Of(TaskPhase.Failure) with { Search = "user" }),
            ("text in 1 % + name", new TaskFilter { Search = "ValueError", Name = "app.tasks.n3" }),
            ("queue + FAILURE + received", Of(TaskPhase.Failure) with { Queue = "q2", ReceivedTo = oldest + (span / 2) }),
            ("name + finished, long ago", new TaskFilter { Name = "app.tasks.n3", FinishedFrom = early, FinishedTo = bitLater }),
            ("name + text that its tasks never have (bounded)", new TaskFilter { Name = "app.tasks.n3", Search = "app.tasks.n4" }),
        ];
    }

    private static TaskFilter Of(TaskPhase phase) => new() { Phases = [phase] };
}
