using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Chaos.Tests.Support;

namespace ActorScheduler.Chaos.Tests;

/// <summary>What a list can show wrong.</summary>
public sealed class ReadModelViolationTests
{
    public static TheoryData<string> Fields => [.. Changes.Keys];

    private static Dictionary<string, Func<TaskView, TaskView>> Changes { get; } = new()
    {
        ["state"] = view => view with { State = "STARTED" },
        ["attempt"] = view => view with { Attempt = 2 },
        ["retries"] = view => view with { Retries = 1 },
        ["worker"] = view => view with { Worker = null },
        ["result"] = view => view with { Result = "2" },
        ["error.type"] = view => view with { ErrorType = "X" },
        ["revoke.reason"] = view => view with { RevokeReason = "requested" },
        ["replaced_by"] = view => view with { ReplacedBy = "x" },
        ["received_at"] = view => view with { ReceivedAt = Story.T0 },
        ["started_at"] = view => view with { StartedAt = null },
        ["finished_at"] = view => view with { FinishedAt = null },
        ["updated_at"] = view => view with { UpdatedAt = Story.T0 },
        ["eta"] = view => view with { Eta = Story.T0 },
        ["name"] = view => view with { Name = "other" },
        ["periodic_task_id"] = view => view with { PeriodicTaskId = 1 },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_is_not_the_fold_of_the_events_is_told(string field)
    {
        var story = Story.OfOneTask();
        story.Show = Changes[field];
        Assert.StartsWith(field + " is", story.Only(Promise.ReadModelIsFold).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_the_list_leaves_out_is_told()
    {
        var story = Story.OfOneTask();
        story.Change = evidence => evidence with { Tasks = [] };
        story.Only(Promise.ReadModelIsFold);
    }

    [Fact]
    public void A_task_that_only_the_list_has_is_told()
    {
        var story = Story.OfOneTask();
        story.Change = evidence => evidence with { Tasks = [.. evidence.Tasks, evidence.Tasks[0] with { Id = "ghost" }] };
        story.Only(Promise.ReadModelIsFold);
    }

    [Fact]
    public void A_wrong_count_is_told()
    {
        var story = Story.OfOneTask();
        story.Change = evidence => evidence with { Counts = new Dictionary<string, long> { ["SUCCESS"] = 2 } };
        story.Only(Promise.ReadModelIsFold);
    }

    [Fact]
    public void A_history_that_leaves_out_an_event_is_told()
    {
        var story = Story.OfOneTask();
        story.Change = evidence => evidence with { Histories = evidence.Histories.ToDictionary(one => one.Key, one => (IReadOnlyList<(long, string)>)[.. one.Value.Skip(1)]) };
        story.Only(Promise.ReadModelIsFold);
    }

    [Fact]
    public void A_task_that_is_over_and_has_a_wake_up_is_told()
    {
        var story = Story.OfOneTask();
        story.Change = evidence => evidence with { WakeUps = new Dictionary<string, DateTimeOffset> { ["t"] = Story.T0 } };
        story.Only(Promise.ReadModelIsFold);
    }
}
