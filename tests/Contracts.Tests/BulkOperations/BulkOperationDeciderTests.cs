using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.BulkOperations;

public class BulkOperationDeciderTests
{
    private const string Id = "op-1";
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BulkAction Revoke = new(BulkActionKind.Revoke);
    private static readonly TaskFilter Waiting = TaskFilter.All with { Phases = [TaskPhase.Pending] };
    private static readonly StartBulkOperation Start = new(Id, Revoke, Waiting, new TaskCursor(9), 5, "ops");
    private static readonly BulkCounts Three = new(3, 0, 0, []);
    private static readonly TakeBulkPage Take = new(Id, Three, ["a", "b"], new TaskCursor(4));

    private static BulkOperationState Running => After(BulkOperationState.None, Start);

    [Fact]
    public void An_operation_begins_behind_its_start_with_nothing_done()
    {
        Assert.Equal((BulkPhase.Running, new TaskCursor(9), 5L, "ops"), (Running.Phase, Running.Next!.Value, Running.Matched, Running.RequestedBy));
        Assert.Equal((BulkCounts.None, 0, Now), (Running.Done, Running.Page.Count, Running.StartedAt));
    }

    [Fact]
    public void The_same_call_again_is_the_same_operation_although_other_tasks_match_by_then()
    {
        var again = BulkOperationDecider.Decide(Running, Start with { Start = new TaskCursor(99), Matched = 0, RequestedBy = "else", Filter = Waiting with { Phases = [TaskPhase.Pending] } }, Now);

        Assert.Equal(Decision<BulkOperationEvent>.Answer(new BulkOperationAccepted(Id)), again);
    }

    [Fact]
    public void Another_call_under_the_id_is_refused()
    {
        var refused = new BulkOperationRefused(Id, BulkOperationRefusal.IdTaken);
        Assert.Equal(refused, BulkOperationDecider.Decide(Running, Start with { Action = Revoke with { Terminate = true } }, Now).Reply);
        Assert.Equal(refused, BulkOperationDecider.Decide(Running, Start with { Filter = TaskFilter.All }, Now).Reply);
    }

    [Fact]
    public void A_page_is_kept_until_the_next_one_or_the_end()
    {
        var page = After(Running, Take);
        Assert.Equal((Three, ["a", "b"], new TaskCursor(4)), (page.Done, page.Page, page.Next!.Value));

        var ended = After(page, new EndBulkOperation(Id, Three, BulkPhase.Success));
        Assert.Equal((BulkPhase.Success, 0, null, Now), (ended.Phase, ended.Page.Count, ended.Next, ended.FinishedAt));
    }

    [Fact]
    public void What_ended_takes_no_page_and_does_not_end_again()
    {
        var ended = After(Running, new EndBulkOperation(Id, Three, BulkPhase.Success));
        Assert.Null(BulkOperationDecider.Decide(ended, Take, Now).Event);
        Assert.Null(BulkOperationDecider.Decide(ended, new EndBulkOperation(Id, Three, BulkPhase.Cancelled), Now).Event);
        Assert.Null(BulkOperationDecider.Decide(BulkOperationState.None, Take, Now).Event);
    }

    [Fact]
    public void Only_what_runs_is_cancelled_and_a_second_time_changes_nothing()
    {
        var cancel = new CancelBulkOperation(Id, "boss");
        Assert.Equal(new BulkOperationRefused(Id, BulkOperationRefusal.Unknown), BulkOperationDecider.Decide(BulkOperationState.None, cancel, Now).Reply);
        var done = After(Running, new EndBulkOperation(Id, Three, BulkPhase.Success));
        Assert.Equal(new BulkOperationRefused(Id, BulkOperationRefusal.AlreadyFinished), BulkOperationDecider.Decide(done, cancel, Now).Reply);

        var cancelled = After(Running, cancel);
        Assert.Equal((BulkPhase.Cancelled, Now), (cancelled.Phase, cancelled.FinishedAt));
        var again = BulkOperationDecider.Decide(cancelled, cancel, Now);
        Assert.Equal(Decision<BulkOperationEvent>.Answer(new BulkOperationAccepted(Id)), again);
    }

    [Fact]
    public void Answers_of_tasks_are_counted_by_what_they_say()
    {
        TaskReply[] replies =
        [
            new TaskRevokeAccepted("1", StillRunning: false) { ByThisRequest = true },
            new TaskRevokeAccepted("2", StillRunning: false),
            new TaskRescheduleAccepted("3", Now) { ByThisRequest = true },
            new TaskRescheduleAccepted("4", Now),
            new TaskRetryAccepted("5"),
            .. Enumerable.Range(6, 12).Select(n => new TaskRefused($"{n}", TaskRefusal.AlreadyFinished, TaskPhase.Success)),
        ];

        var counts = replies.Aggregate(BulkCounts.None, (sum, reply) => sum.Add(reply));

        Assert.Equal((3, 2, 12, 17), (counts.Changed, counts.Skipped, counts.Refused, counts.Processed));
        Assert.Equal(Enumerable.Range(6, 10).Select(n => $"{n}"), counts.Refusals.Select(refusal => refusal.TaskId));
    }

    [Theory]
    [InlineData(BulkActionKind.Revoke)]
    [InlineData(BulkActionKind.RunNow)]
    [InlineData(BulkActionKind.Retry)]
    [InlineData(BulkActionKind.Reschedule)]
    public void Each_action_has_a_command_that_carries_the_operations_id_and_who_asked(BulkActionKind kind)
    {
        var command = new BulkAction(kind) { Terminate = true, Shift = TimeSpan.FromSeconds(5) }.CommandFor("t", Id, "ops");

        Assert.Equal("t", command.TaskId);
        Assert.Equal(Id, command.GetType().GetProperty("RequestId")!.GetValue(command));
        Assert.Equal("ops", command.GetType().GetProperty("RequestedBy")!.GetValue(command));
    }

    private static BulkOperationState After(BulkOperationState state, BulkOperationCommand command) =>
        BulkOperationDecider.Decide(state, command, Now).Event is { } happened ? state.Apply(happened) : state;
}
