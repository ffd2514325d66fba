using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Whether a task meets every condition of a filter, by the words of <see cref="TaskFilter"/>.</summary>
public static class FakeFilter
{
    public static bool Matches(TaskFilter filter, TaskRow row)
    {
        var (state, submission) = (row.State, row.State.Submission!);
        return (filter.Phases.Count == 0 || filter.Phases.Contains(state.Phase))
            && (filter.Name is null || submission.Name == filter.Name)
            && (filter.NamePrefix is null || submission.Name.StartsWith(filter.NamePrefix, StringComparison.Ordinal))
            && (filter.Queue is null || submission.QueueName == filter.Queue)
            && (filter.PeriodicTaskId is null || submission.PeriodicTaskId == filter.PeriodicTaskId)
            && IsWithin(state.SubmittedAt, filter.ReceivedFrom, filter.ReceivedTo)
            && IsWithin(submission.Eta, filter.EtaFrom, filter.EtaTo)
            && IsWithin(state.FinishedAt, filter.FinishedFrom, filter.FinishedTo)
            && (filter.Search is null || Searched(row).Any(text => text?.Contains(filter.Search, StringComparison.OrdinalIgnoreCase) == true));
    }

    private static IEnumerable<string?> Searched(TaskRow row) =>
    [
        row.Id, row.State.Submission!.Name, row.State.Submission.ArgsJson, row.State.Submission.KwargsJson, row.State.ResultJson,
        row.State.Failure?.Type, row.State.Failure?.Message,
    ];

    private static bool IsWithin(DateTimeOffset? time, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || time >= from) && (to is null || time <= to);
}
