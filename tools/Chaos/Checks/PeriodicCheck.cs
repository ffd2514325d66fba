using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>Calls about periodic tasks take effect, their rows are the fold of their events, and none that is due is forgotten.</summary>
internal static class PeriodicCheck
{
    /// <summary>The violations of one periodic task.</summary>
    public static IEnumerable<Violation> Of(PeriodicCase periodic, DateTimeOffset readAt)
    {
        var fold = periodic.Events.Aggregate(PeriodicFold.Nothing, (before, happened) => before.After(happened));
        foreach (var violation in periodic.Calls.Select(call => OfCall(periodic, call)).OfType<Violation>())
            yield return violation;
        foreach (var text in OfRow(periodic, fold))
            yield return new Violation(Promise.ReadModelIsFold, Subject(periodic), text);
        if (fold.Due + OccurrenceCheck.Patience < readAt)
            yield return new Violation(Promise.NoneMissed, Subject(periodic), $"it was due at {fold.Due:O}, but has not come due");
    }

    /// <summary>Accepted calls that the journal does not know.</summary>
    public static IEnumerable<Violation> OfLost(CaseFiles files) => files.CallsWithoutPeriodicTask
        .Where(call => call.Answer == CallAnswer.Accepted)
        .Select(call => new Violation(Promise.NothingLost, call.Target, $"{call.Kind} was accepted at {call.Answered:O}, but the journal does not know it"));

    private static Violation? OfCall(PeriodicCase periodic, Call call)
    {
        var happened = call.Kind switch
        {
            CallKind.CreatePeriodic => periodic.Created is not null,
            CallKind.EditPeriodic => periodic.Events.OfType<PeriodicTaskUpdated>().Any(edit => edit.Definition.Description == call.Mark && edit.At <= call.Answered),
            CallKind.DeletePeriodic => periodic.Events.OfType<PeriodicTaskDeleted>().Any(deleted => deleted.At <= call.Answered),
            _ => throw new ArgumentOutOfRangeException(nameof(call), call.Kind, "not a call about periodic tasks"),
        };
        var hasReason = call.Kind == CallKind.CreatePeriodic
            ? periodic.Created is not null && periodic.Calls.Any(other => other.Mark == call.Mark && other.Try < call.Try)
            : periodic.Events.OfType<PeriodicTaskDeleted>().Any(deleted => deleted.At <= call.Answered);
        return call.Answer switch
        {
            CallAnswer.Accepted when !happened =>
                new Violation(Promise.CallsKept, Subject(periodic), $"{call.Kind} {call.Mark} was accepted at {call.Answered:O}, but was not stored by then"),
            CallAnswer.Refused when !hasReason =>
                new Violation(Promise.CallsKept, Subject(periodic), $"{call.Kind} {call.Mark} was refused without reason: {call.Said}"),
            _ => null,
        };
    }

    private static IEnumerable<string> OfRow(PeriodicCase periodic, PeriodicFold fold)
    {
        if (periodic.View is not { } view)
            return fold.Definition is null || fold.IsDeleted ? [] : ["the journal has it, the list does not"];
        if (fold.Definition is null || fold.IsDeleted)
            return ["the list has it, the journal does not"];
        (string Name, object? Shown, object? Folded)[] fields =
        [
            ("name", view.Name, fold.Definition.Name),
            ("enabled", view.Enabled, fold.Definition.Enabled),
            ("description", view.Description, fold.Definition.Description),
            ("next_run_at", view.NextRunAt, fold.Due),
            ("last_run_at", view.LastRunAt, fold.LastRunAt),
            ("total_run_count", view.TotalRunCount, fold.Runs),
            ("updated_at", view.UpdatedAt, fold.ChangedAt),
        ];
        return fields.Where(field => !Equals(field.Shown, field.Folded))
            .Select(field => $"{field.Name} is {field.Shown ?? "null"}, but the events say {field.Folded ?? "null"}");
    }

    private static string Subject(PeriodicCase periodic) => $"periodic-{periodic.Id}";
}
