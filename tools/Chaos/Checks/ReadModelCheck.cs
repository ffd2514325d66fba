using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>The row that the gateway shows of a task is the fold of its events.</summary>
internal static class ReadModelCheck
{
    /// <summary>The differences.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        var fold = TaskFold.Of(task.Events);
        if (task.View is not { } view)
            return fold.State == "UNKNOWN" ? [] : [Differs(task, "the journal has it, the list does not")];
        if (fold.State == "UNKNOWN")
            return [Differs(task, "the list has it, the journal does not")];
        return Fields(fold, view).Where(field => !Equals(field.Folded, field.Shown))
            .Select(field => Differs(task, $"{field.Name} is {field.Shown ?? "null"}, but the events say {field.Folded ?? "null"}"));
    }

    /// <summary>The counts of tasks by state match the folds.</summary>
    public static IEnumerable<Violation> OfCounts(CaseFiles files)
    {
        var folded = files.Tasks.Values.Select(task => TaskFold.Of(task.Events).State).Where(state => state != "UNKNOWN")
            .GroupBy(state => state).ToDictionary(group => group.Key, group => group.LongCount());
        foreach (var state in folded.Keys.Union(files.Evidence.Counts.Keys))
        {
            var (shown, counted) = (files.Evidence.Counts.GetValueOrDefault(state), folded.GetValueOrDefault(state));
            if (shown != counted)
                yield return new Violation(Promise.ReadModelIsFold, "counts", $"{shown} tasks are counted as {state}, but the events say {counted}");
        }
    }

    private static IEnumerable<(string Name, object? Folded, object? Shown)> Fields(TaskFold fold, TaskView view) =>
    [
        ("name", fold.Call!.Name, view.Name),
        ("state", fold.State, view.State),
        ("attempt", fold.Attempt, view.Attempt),
        ("retries", fold.Retries, view.Retries),
        ("worker", fold.Worker, view.Worker),
        ("result", fold.Result, view.Result),
        ("error.type", fold.ErrorType, view.ErrorType),
        ("revoke.reason", fold.RevokeReason, view.RevokeReason),
        ("replaced_by", fold.ReplacedBy, view.ReplacedBy),
        ("received_at", fold.ReceivedAt, view.ReceivedAt),
        ("started_at", fold.StartedAt, view.StartedAt),
        ("finished_at", fold.FinishedAt, view.FinishedAt),
        ("updated_at", fold.UpdatedAt, view.UpdatedAt),
        ("eta", fold.Eta, view.Eta),
        ("periodic_task_id", fold.Call!.PeriodicTaskId, view.PeriodicTaskId),
    ];

    private static Violation Differs(TaskCase task, string text) => new(Promise.ReadModelIsFold, task.Id, text);
}
