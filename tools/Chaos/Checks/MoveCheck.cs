using System.Globalization;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>
/// A retry or a new start that was accepted is stored, a retry only once, however often it was sent; one that was refused every time is not. A new
/// start that was in the past when it was answered changes nothing for a task that is already due, and is not stored.
/// </summary>
internal static class MoveCheck
{
    /// <summary>The violations.</summary>
    public static IEnumerable<Violation> Of(TaskCase task)
    {
        foreach (var request in task.Calls.Where(call => call.Kind is CallKind.Retry or CallKind.Reschedule).GroupBy(call => (call.Kind, call.Mark)))
        {
            var stored = request.Key.Kind == CallKind.Retry
                ? task.Events.OfType<TaskRetryRequested>().Count(retry => retry.RequestId == request.Key.Mark)
                : task.Events.OfType<TaskRescheduled>().Count(moved => Rfc3339.Text(moved.Due) == request.Key.Mark);
            if (stored == 0 && request.FirstOrDefault(call => call.Answer == CallAnswer.Accepted && !IsOvertaken(call)) is { } accepted)
            {
                yield return new Violation(
                    Promise.CallsKept, task.Id, $"{request.Key.Kind} {request.Key.Mark} was accepted at {accepted.Answered:O}, but nothing of it is stored");
            }

            if (stored > 1 && request.Key.Kind == CallKind.Retry)
                yield return new Violation(Promise.NothingDoubled, task.Id, $"retry {request.Key.Mark} was stored {stored} times");
            if (stored > 0 && request.All(call => call.Answer == CallAnswer.Refused))
                yield return new Violation(Promise.CallsKept, task.Id, $"{request.Key.Kind} {request.Key.Mark} was refused, but happened: {request.First().Said}");
            foreach (var denied in request.Where(call => call.Answer == CallAnswer.Refused).Select(call => Knowledge.Of(task, call)).OfType<Violation>())
                yield return denied;
        }
    }

    private static bool IsOvertaken(Call call) =>
        call.Kind == CallKind.Reschedule && DateTimeOffset.Parse(call.Mark, CultureInfo.InvariantCulture) <= call.Answered;
}
