using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Audit;

/// <summary>The audit finds what was tampered with, and nothing else.</summary>
public sealed class ReadModelAuditTests
{
    [Fact]
    public Task After_any_history_the_read_model_is_what_the_journal_says() => Histories.History.SampleAsync(
        async history =>
        {
            await using var bed = new TaskBed();
            var writer = new EventWriter(bed);
            var now = Histories.Start;
            foreach (var (command, after) in history)
                await writer.Do(command, now = now.AddSeconds(after));

            var (found, totals) = await All(bed);
            Assert.Empty(found);
            Assert.Equal((writer.Tasks.Count, bed.Number("SELECT COUNT(*) FROM journal")), (totals.Rows, totals.Events));
        },
        iter: 25,
        threads: 1);

    [Theory]
    [InlineData("UPDATE tasks SET phase = 2 WHERE id = 'waits'", "Phase: Started instead of Pending")]
    [InlineData("UPDATE tasks SET args = '[9]' WHERE id = 'waits'", "Submission.ArgsJson: [9] instead of [1, 2]")]
    [InlineData("UPDATE tasks SET due_at = due_at + 1 WHERE id = 'waits'", "DueAt: *")]
    [InlineData("UPDATE tasks SET clock = 99 WHERE id = 'waits'", "Clock: 99 instead of 1")]
    [InlineData("UPDATE tasks SET wake_at = NULL WHERE id = 'waits'", "wake-up: none instead of one")]
    [InlineData("DELETE FROM tasks WHERE id = 'waits'", "row: no row instead of Pending")]
    [InlineData("DELETE FROM journal WHERE persistence_id = 'task-waits'", "row: Pending instead of no events")]
    [InlineData("UPDATE tasks SET wake_at = 1 WHERE id = 'ended'", "wake-up: one instead of none")]
    [InlineData("UPDATE tasks SET result = '\"other\"' WHERE id = 'ended'", "ResultJson: \"other\" instead of 7")]
    [InlineData("UPDATE tasks SET worker = NULL WHERE id = 'ended'", "Worker: nothing instead of w1")]
    [InlineData("UPDATE tasks SET revoke_reason = 1 WHERE id = 'ended'", "RevokeReason: Requested instead of nothing")]
    [InlineData("DELETE FROM journal WHERE persistence_id = 'task-ended' AND sequence_number = 2", "events: not looked at instead of event 2 is missing")]
    [InlineData("UPDATE journal SET manifest = 'task-started.9' WHERE persistence_id = 'task-ended' AND sequence_number = 2", "events: *'task-started.9'*")]
    [InlineData("UPDATE journal SET message = x'ff' WHERE persistence_id = 'task-ended' AND sequence_number = 2", "events: *")]
    [InlineData("UPDATE periodic_tasks SET total_run_count = 5", "TotalRunCount: 5 instead of 1")]
    [InlineData("UPDATE periodic_tasks SET next_due = NULL", "NextDue: nothing instead of *")]
    [InlineData("UPDATE periodic_tasks SET sequence_nr = 1", "SequenceNr: 1 instead of 2")]
    [InlineData("UPDATE periodic_tasks SET wake_at = NULL", "wake-up: none instead of one")]
    [InlineData("DELETE FROM periodic_tasks", "row: no row instead of beat")]
    public async Task What_was_tampered_with_is_found_and_named(string tampering, string expected)
    {
        await using var bed = await Filled();
        Assert.True(await Run(bed, tampering) > 0, "nothing was tampered with");

        var (found, totals) = await All(bed);

        var difference = Assert.Single(found);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\*", ".*", StringComparison.Ordinal) + "$", Told(difference));
        Assert.Equal(1, totals.Differences);
        var audit = new AuditReader(bed.Store);
        var one = difference.PersistenceId.StartsWith("task-", StringComparison.Ordinal) ? audit.Task(difference.PersistenceId[5..]) : audit.PeriodicTask(4);
        Assert.Equal([difference], one.Differences);
    }

    [Fact]
    public async Task Nothing_is_wrong_with_what_nobody_knows()
    {
        await using var bed = await Filled();
        var audit = new AuditReader(bed.Store);
        Assert.Empty(audit.Task("no such id").Differences);
        Assert.Empty(audit.PeriodicTask(77).Differences);
    }

    [Fact]
    public async Task A_row_that_the_clean_up_of_results_removed_is_right_to_be_missing()
    {
        await using var bed = await Filled();
        Assert.Equal(1, await new ResultCleanup(bed.Store, TimeProvider.System).RemoveOlderThanAsync(TimeSpan.Zero, default));

        var (found, totals) = await All(bed);
        Assert.Empty(found);
        Assert.Equal(1, totals.CleanedUp);
    }

    [Fact]
    public async Task Of_an_id_whose_first_events_are_gone_nothing_can_be_said()
    {
        await using var bed = await Filled();
        await Run(bed, "DELETE FROM journal WHERE persistence_id = 'periodic-4' AND sequence_number = 1");

        var (found, totals) = await All(bed);
        Assert.Empty(found);
        Assert.Equal((1, 3), (totals.Incomplete, totals.Rows));
    }

    [Fact]
    public async Task A_pass_over_more_tasks_than_a_part_holds_looks_at_each_of_them_once_and_tells_how_far_it_is()
    {
        await using var bed = new TaskBed();
        var writer = new EventWriter(bed);
        for (var i = 0; i < 250; i++)
            await writer.Submit($"t{i}", Samples.Call(), Histories.Start);
        await Run(bed, "UPDATE tasks SET name = 'wrong' WHERE id IN ('t0', 't99', 't100', 't101', 't249')");

        var reports = new List<ReadModelAuditProgress>();
        var found = new List<string>();
        await foreach (var difference in new ReadModelAudit(bed.Store).CheckAllAsync(new Reports(reports), default))
            found.Add(difference.PersistenceId);

        Assert.Equal(["task-t0", "task-t99", "task-t100", "task-t101", "task-t249"], found);
        Assert.Equal([100, 200, 250], reports.Select(report => report.Rows).Distinct());
        Assert.Equal(new ReadModelAuditProgress(250, 250, 0, 0, 5), reports[^1]);
    }

    [Fact]
    public async Task A_pass_ends_when_its_caller_gives_up()
    {
        await using var bed = await Filled();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new ReadModelAudit(bed.Store).CheckAllAsync(null, given.Token))
                Assert.Fail("it went on");
        });
    }

    [Fact]
    public async Task No_statement_of_a_pass_walks_through_a_whole_table()
    {
        await using var bed = new TaskBed();
        var ofSqlite = new AuditSql(bed.Store.Dialect);
        foreach (var sql in new[] { ofSqlite.Tasks, AuditSql.Task, AuditSql.PeriodicTask, AuditSql.PeriodicTaskIds, ofSqlite.WithoutRow })
        {
            var plan = Plan(bed, sql);
            Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.EndsWith("chunk", StringComparison.Ordinal) && step is not ("SCAN CONSTANT ROW" or "SCAN seed"));
        }
    }

    /// <summary>A task that waits, one that ended, and a periodic task that fired once.</summary>
    private static async Task<TaskBed> Filled()
    {
        var bed = new TaskBed();
        var writer = new EventWriter(bed);
        var now = Histories.Start;
        await writer.Submit("waits", Samples.Call(), now);
        await writer.Submit("ended", Samples.Call(), now);
        await writer.Do(new StartAttempt("ended", "w1"), now);
        await writer.Do(new ReportSuccess("ended", 1, "7", TimeSpan.FromSeconds(1)), now);
        await writer.Do(new CreatePeriodicTask(4, Samples.Every(60)), now);
        await writer.Do(new RecordOccurrence(4, writer.PeriodicTasks[4].NextDue!.Value), now.AddMinutes(1));
        Assert.Empty((await All(bed)).Found);
        return bed;
    }

    private static async Task<(List<ReadModelDifference> Found, ReadModelAuditProgress Totals)> All(TaskBed bed)
    {
        var reports = new List<ReadModelAuditProgress>();
        var found = new List<ReadModelDifference>();
        await foreach (var difference in new ReadModelAudit(bed.Store).CheckAllAsync(new Reports(reports), default))
            found.Add(difference);
        return (found, reports.Count == 0 ? new ReadModelAuditProgress(0, 0, 0, 0, 0) : reports[^1]);
    }

    private static Task<int> Run(TaskBed bed, string sql) => bed.Sqlite.WriteAsync(connection =>
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    });

    private static List<string> Plan(TaskBed bed, string sql)
    {
        using var connection = bed.Sqlite.OpenReader();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the audit's own statements come here.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in new[] { "@id", "@persistence_id", "@after", "@to", "@count", "@deleted" })
            command.Parameters.AddWithValue(name, 1);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return steps;
    }

    private static string Told(ReadModelDifference difference) => $"{difference.What}: {difference.InReadModel} instead of {difference.InJournal}";

    // Progress<T> would report later, on another thread.
    private sealed class Reports(List<ReadModelAuditProgress> reports) : IProgress<ReadModelAuditProgress>
    {
        public void Report(ReadModelAuditProgress value) => reports.Add(value);
    }
}
