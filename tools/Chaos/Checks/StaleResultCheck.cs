using System.Globalization;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>
/// Only the running attempt can end. A run returns its attempt's number, so its result cannot pass for that of another run even if the event
/// says so.
/// </summary>
internal static class StaleResultCheck
{
    /// <summary>Outcomes of attempts that were not the running one.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        var running = 0;
        foreach (var happened in task.Events)
        {
            if (happened is TaskStarted started)
                running = started.Attempt;
            if (AttemptOf(happened) is { } attempt && attempt != running)
                yield return Stale(task, $"{happened.GetType().Name} of attempt {attempt} while attempt {running} was the last one begun");
            if (happened is TaskSucceeded e && e.ResultJson != e.Attempt.ToString(CultureInfo.InvariantCulture))
                yield return Stale(task, $"the result stored for attempt {e.Attempt} is {e.ResultJson}, which another run returned");
        }
    }

    private static int? AttemptOf(TaskEvent happened) => happened switch
    {
        TaskSucceeded e => e.Attempt,
        TaskFailed e => e.Attempt,
        TaskRetryScheduled e => e.Attempt,
        TaskAttemptLost e => e.Attempt,
        _ => null,
    };

    private static Violation Stale(TaskCase task, string text) => new(Promise.NoStaleResult, task.Id, text);
}
