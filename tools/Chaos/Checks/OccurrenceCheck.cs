using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>
/// A periodic task comes due at the times of its schedule, once at each; only after a long stop one occurrence stands for those that were missed
/// (docs/adr/0005-occurrences.md). Each occurrence has one task, which ran, and each such task is an occurrence.
/// </summary>
internal static class OccurrenceCheck
{
    /// <summary>How late an occurrence may be while nothing is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long a fault may have consequences.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(PeriodicCase periodic, IReadOnlyList<FaultWindow> faults)
    {
        var fold = PeriodicFold.Nothing;
        foreach (var happened in periodic.Events)
        {
            var after = fold.After(happened);
            if (happened is PeriodicTaskFired fired)
            {
                foreach (var violation in Fired(periodic, fold, fired, faults))
                    yield return violation;
            }

            if (StoredDue(happened) is var (isSaid, due) && isSaid && due != after.Due)
            {
                yield return Broken(
                    Promise.NoneMissed, periodic, $"after {happened.GetType().Name} at {happened.At:O} it is due at {due:O}, but its schedule says {after.Due:O}");
            }

            fold = after;
        }

        foreach (var violation in Tasks(periodic))
            yield return violation;
    }

    private static IEnumerable<Violation> Fired(PeriodicCase periodic, PeriodicFold before, PeriodicTaskFired fired, IReadOnlyList<FaultWindow> faults)
    {
        if (fired.Nominal <= before.LastNominal)
            yield return Broken(Promise.NothingDoubled, periodic, $"it came due at {fired.Nominal:O} after it had come due at {before.LastNominal:O}");
        else if (fired.Nominal != before.Due)
            yield return Broken(Promise.NoneMissed, periodic, $"it came due at {fired.Nominal:O}, but {before.Due:O} was next");
        if (fired.TaskId != OccurrenceId.Of(periodic.Id, fired.Nominal))
            yield return Broken(Promise.NothingDoubled, periodic, $"the occurrence of {fired.Nominal:O} does not have the id that follows from it: {fired.TaskId}");
        if (fired.At - fired.Nominal > Patience && !faults.Any(fault => fault.From <= fired.At && fired.Nominal <= fault.To + Recovery))
            yield return Broken(Promise.NoneMissed, periodic, $"the occurrence of {fired.Nominal:O} came as late as {fired.At:O}, though nothing was broken");
    }

    private static (bool IsSaid, DateTimeOffset? Due) StoredDue(PeriodicTaskEvent happened) => happened switch
    {
        PeriodicTaskCreated e => (true, e.NextDue),
        PeriodicTaskUpdated e => (true, e.NextDue),
        PeriodicTaskFired e => (true, e.NextDue),
        _ => (false, null),
    };

    private static IEnumerable<Violation> Tasks(PeriodicCase periodic)
    {
        var fired = periodic.Events.OfType<PeriodicTaskFired>().ToLookup(occurrence => occurrence.TaskId);
        var tasks = periodic.Occurrences.ToDictionary(task => task.Id);
        foreach (var occurrence in fired.Select(group => group.First()))
        {
            if (!tasks.TryGetValue(occurrence.TaskId, out var task))
            {
                yield return Broken(Promise.NoneMissed, periodic, $"the occurrence of {occurrence.Nominal:O} has no task: {occurrence.TaskId}");
            }
            else if (TaskFold.Of(task.Events).State != "SUCCESS")
            {
                yield return Broken(
                    Promise.NoneMissed, periodic, $"the task of the occurrence of {occurrence.Nominal:O} did not succeed: {task.Id} is {TaskFold.Of(task.Events).State}");
            }
        }

        foreach (var task in periodic.Occurrences.Where(task => !fired.Contains(task.Id)))
            yield return Broken(Promise.NothingDoubled, periodic, $"{task.Id} ran as an occurrence, but the schedule does not have it");
    }

    private static Violation Broken(Promise promise, PeriodicCase periodic, string text) => new(promise, $"periodic-{periodic.Id}", text);
}
