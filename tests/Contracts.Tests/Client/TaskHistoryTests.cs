using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Contracts.Tests.Tasks;
using CsCheck;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Client;

public class TaskHistoryTests
{
    [Fact]
    public void The_last_state_of_any_history_is_that_of_the_live_task_and_each_entry_is_an_event() => TaskGen.Walk.Sample(walk =>
    {
        var history = TaskHistory.Of(Numbered(walk.Events.Select(TaskWalk.Stored)));

        Assert.Equal(walk.Events, history.Entries.Select(entry => entry.Happened));
        Assert.Equal(Enumerable.Range(1, history.Entries.Count).Select(n => (long)n), history.Entries.Select(entry => entry.SequenceNr));
        Assert.Equal(walk.End, history.Entries.Count == 0 ? TaskState.None : history.Entries[^1].State);
    });

    [Fact]
    public void The_worker_of_any_entry_is_the_one_that_began_its_attempt() => TaskGen.Walk.Sample(walk =>
    {
        var workers = walk.Events.OfType<TaskStarted>().ToDictionary(e => e.Attempt, e => e.Worker);
        foreach (var entry in TaskHistory.Of(Numbered(walk.Events)).Entries)
            Assert.Equal(entry.Attempt is { } attempt ? workers[attempt] : null, entry.Worker);
    });

    [Fact]
    public void Each_event_says_its_attempt_worker_runtime_requester_and_reason()
    {
        TaskEvent[] events =
        [
            new TaskSubmitted(T0, Call, "anna"),
            new TaskStarted(T0, 1, "w1"),
            new TaskRetryScheduled(T0, 1, Now, Failure),
            new TaskStarted(T0, 2, "w2"),
            new TaskAttemptLost(T0, 2, "its process w2 ended"),
            new TaskStarted(T0, 3, "w3"),
            new TaskRevokeRequested(T0, "ben"),
            new TaskFailed(T0, 3, Failure, Second),
        ];
        Assert.Equal(
            [
                ("task-submitted", null, null, null, "anna", null),
                ("task-started", 1, "w1", null, null, null),
                ("task-retry-scheduled", 1, "w1", null, null, "System.InvalidOperationException: no route"),
                ("task-started", 2, "w2", null, null, null),
                ("task-attempt-lost", 2, "w2", null, null, "its process w2 ended"),
                ("task-started", 3, "w3", null, null, null),
                ("task-revoke-requested", 3, "w3", null, "ben", null),
                ("task-failed", 3, "w3", Second, null, "System.InvalidOperationException: no route"),
            ],
            Told(events));
    }

    [Fact]
    public void A_result_says_how_long_it_took_and_a_lost_attempt_that_is_final_says_why()
    {
        TaskEvent[] start = [new TaskSubmitted(T0, Call), new TaskStarted(T0, 1, "w1")];
        Assert.Equal(("task-succeeded", 1, "w1", Second, null, null), Told([.. start, new TaskSucceeded(T0, 1, "7", Second)])[^1]);

        var lost = new TaskFailed(T0, 1, new TaskFailureInfo(TaskFailureInfo.WorkerLostType, "Attempt 1 was lost: gone.", ""), null);
        Assert.Equal(("task-failed", 1, "w1", null, null, "WorkerLostError: Attempt 1 was lost: gone."), Told([.. start, lost])[^1]);
    }

    [Theory]
    [InlineData(RevokeReason.Requested, "requested")]
    [InlineData(RevokeReason.Terminated, "terminated")]
    [InlineData(RevokeReason.Expired, "expired")]
    [InlineData(RevokeReason.Replaced, "replaced")]
    public void A_revoked_task_says_why_and_names_an_attempt_only_if_one_ran(RevokeReason reason, string word)
    {
        var revoked = new TaskRevoked(T0, reason, "anna");
        Assert.Equal(("task-revoked", null, null, null, "anna", word), Told([new TaskSubmitted(T0, Call), revoked])[^1]);
        Assert.Equal(("task-revoked", 1, "w1", null, "anna", word), Told([new TaskSubmitted(T0, Call), new TaskStarted(T0, 1, "w1"), revoked])[^1]);
    }

    [Fact]
    public void A_replaced_task_says_by_which() => Assert.Equal(
        ("task-replaced", null, null, null, "anna", $"replaced by {NewId}"),
        Told([new TaskSubmitted(T0, Call), new TaskReplaced(T0, NewId, OtherCall, "anna")])[^1]);

    [Fact]
    public void An_event_that_fits_no_attempt_that_is_known_names_no_worker() =>
        Assert.Equal(("task-succeeded", 7, null, Second, null, null), Told([new TaskSucceeded(T0, 7, "1", Second)])[^1]);

    private static IEnumerable<(long, TaskEvent)> Numbered(IEnumerable<TaskEvent> events) => events.Select((happened, i) => (i + 1L, happened));

    private static List<(string Event, int? Attempt, string? Worker, TimeSpan? Runtime, string? RequestedBy, string? Reason)> Told(params TaskEvent[] events) =>
        [.. TaskHistory.Of(Numbered(events)).Entries.Select(e => (e.Event, e.Attempt, e.Worker, e.Runtime, e.RequestedBy, e.Reason))];
}
