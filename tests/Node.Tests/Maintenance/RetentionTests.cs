using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>Runs of retention: in batches, one at a time, safe against crashes, and with what must stay.</summary>
public abstract class RetentionTests(StoreKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = Histories.Start;
    private static readonly DateTimeOffset Later = Start.AddDays(9);

    private readonly RetentionBed _bed = RetentionBed.New(kind);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bed.DisposeAsync();

    [SkippableFact]
    public async Task A_crash_between_archive_and_removal_loses_nothing_and_shows_nothing_twice()
    {
        await EndedAsync("a");
        await Assert.ThrowsAsync<IOException>(() => _bed.RemoveAsync(Later, new WatchedStore(_bed.Bed.Store, () => throw new IOException("power cut"))));

        Assert.Equal(2, _bed.Bed.History("task-a").Count);
        Assert.NotNull(await _bed.Bed.Tasks.FindAsync("a", default));
        Assert.NotNull(await _bed.ArchivedAsync("a"));

        Assert.Equal(1, (await _bed.RemoveAsync(Later)).Removed);
        Assert.Empty(_bed.Bed.History("task-a"));
        Assert.Equal(["task-submitted", "task-revoked"], await _bed.ArchivedAsync("a") ?? []);
    }

    [SkippableFact]
    public async Task Other_writes_are_answered_between_batches_of_bounded_size()
    {
        const int tasks = (2 * RetentionRun.BatchSize) + 10;
        for (var i = 0; i < tasks; i++)
            await EndedAsync($"old-{i}");
        var left = new List<long>();
        var writes = 0;

        await _bed.RemoveAsync(Later, new WatchedStore(_bed.Bed.Store, async () =>
        {
            // Answered while the run goes on: the writer is nobody's for longer than a batch.
            await _bed.Writer.Do(new SubmitTask($"new-{writes++}", Samples.Call()), Later);
            left.Add(_bed.Bed.Number("SELECT COUNT(*) FROM tasks WHERE finished_at IS NOT NULL"));
        }));

        Assert.Equal([410L, 210L, 10L, 0L], left);
        Assert.Equal(writes, _bed.Bed.Number("SELECT COUNT(*) FROM tasks"));
    }

    [SkippableFact]
    public async Task An_id_is_free_again_and_its_newest_life_is_what_the_archive_shows()
    {
        await EndedAsync("a");
        await _bed.RemoveAsync(Later);
        _bed.Writer.Forget("a");

        await _bed.Writer.Do(new SubmitTask("a", Samples.Call("another call")), Start);
        await _bed.Writer.Do(new StartAttempt("a", "w"), Start);
        await _bed.Writer.Do(new ReportSuccess("a", 1, "1", TimeSpan.Zero), Start);
        Assert.Equal(3, _bed.Bed.History("task-a").Count);
        await _bed.RemoveAsync(Later);

        Assert.Equal(["task-submitted", "task-started", "task-succeeded"], await _bed.ArchivedAsync("a") ?? []);
    }

    [SkippableFact]
    public async Task What_ran_again_after_its_row_expired_is_judged_by_its_newest_end()
    {
        await EndedAsync("again");
        await EndedAsync("expired");
        Assert.Equal(2, await _bed.ExpireAsync(Later));
        await _bed.Writer.Do(new RetryTask("again", "r"), Later);
        Assert.Equal(1, (await _bed.RemoveAsync(Later)).Removed);
        Assert.Equal(3, _bed.Bed.History("task-again").Count);
        Assert.Equal(0, _bed.Bed.Number("SELECT COUNT(*) FROM expired_tasks"));

        await _bed.Writer.Do(new RevokeTask("again", false), Later);
        await _bed.ExpireAsync(Later.AddDays(1));

        Assert.Equal(0, (await _bed.RemoveAsync(Later)).Removed);
        Assert.Equal(1, (await _bed.RemoveAsync(Later.AddDays(1))).Removed);
        Assert.Equal(0, _bed.Bed.Number("SELECT COUNT(*) FROM journal"));
    }

    [SkippableFact]
    public async Task A_task_that_runs_again_while_it_is_read_is_kept()
    {
        await EndedAsync("a");
        var isFirst = true;
        var totals = await _bed.RemoveAsync(Later, new WatchedStore(_bed.Bed.Store, async () =>
        {
            if (isFirst)
                await _bed.Writer.Do(new RetryTask("a", "r"), Later);
            isFirst = false;
        }));

        Assert.Equal((0, 1), (totals.Removed, totals.Kept));
        Assert.Equal(3, _bed.Bed.History("task-a").Count);
        Assert.NotNull(await _bed.Bed.Tasks.FindAsync("a", default));
    }

    [SkippableFact]
    public async Task The_occurrence_that_a_schedule_may_submit_again_is_kept_and_the_one_before_is_not()
    {
        await _bed.Writer.Do(new CreatePeriodicTask(1, Samples.Every(60)), Start);
        var due = _bed.Writer.PeriodicTasks[1].NextDue!.Value;
        var (past, awaited) = (OccurrenceId.Of(1, due.AddSeconds(-60)), OccurrenceId.Of(1, due));
        foreach (var id in new[] { past, awaited })
        {
            await _bed.Writer.Do(new SubmitTask(id, Samples.Call() with { PeriodicTaskId = 1 }), Start);
            await _bed.Writer.Do(new RevokeTask(id, false), Start);
        }

        var totals = await _bed.RemoveAsync(Later);

        Assert.Equal((1, 1), (totals.Removed, totals.Kept));
        Assert.Empty(_bed.Bed.History($"task-{past}"));
        Assert.Equal(2, _bed.Bed.History($"task-{awaited}").Count);
    }

    [SkippableFact]
    public async Task Old_events_of_schedules_leave_but_never_the_newest_and_a_deleted_schedule_leaves_whole()
    {
        const int runs = RetentionRun.BatchSize + 50;
        await _bed.Writer.Do(new CreatePeriodicTask(1, Samples.Every(60, "kept")), Start);
        await _bed.Writer.Do(new CreatePeriodicTask(2, Samples.Every(60, "gone")), Start);
        await _bed.Writer.Do(new CreatePeriodicTask(3, Samples.Every(60, "quiet")), Start);
        for (var i = 0; i < runs; i++)
        {
            var due = _bed.Writer.PeriodicTasks[1].NextDue!.Value;
            await _bed.Writer.Do(new RecordOccurrence(1, due), due);
        }

        await _bed.Writer.Do(new DeletePeriodicTask(2), Start.AddSeconds(1));
        var limit = _bed.Writer.PeriodicTasks[1].LastNominal!.Value.AddSeconds(-90);

        var totals = await _bed.RemoveAsync(limit);

        Assert.Equal(runs - 1 + 2, totals.PeriodicEvents);
        Assert.Equal(2, _bed.Bed.History("periodic-1").Count);
        Assert.Empty(_bed.Bed.History("periodic-2"));
        Assert.Single(_bed.Bed.History("periodic-3"));
        Assert.Equal([1L, 3L], (await _bed.Bed.PeriodicTasks.ListAsync(default)).Select(row => row.Id).Order());
        Assert.Equal(0, _bed.Bed.Number("SELECT COUNT(*) FROM periodic_tasks WHERE id = 2"));

        // All is old, and the newest stays.
        await _bed.RemoveAsync(Later.AddDays(1000));
        Assert.Single(_bed.Bed.History("periodic-1"));
        Assert.Single(_bed.Bed.History("periodic-3"));
    }

    [SkippableFact]
    public async Task There_is_one_run_at_a_time_until_nothing_is_heard_of_it_and_a_run_that_was_taken_over_removes_nothing()
    {
        await EndedAsync("a");
        var (first, second) = (new RetentionRunId("first", 1), new RetentionRunId("second", 1));
        Assert.Null(await _bed.Log.TryBeginAsync(first, Later, default));
        Assert.Equal("first", await _bed.Log.TryBeginAsync(second, Later, default));
        Assert.True(_bed.Log.Read()!.IsRunning);

        _bed.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(_bed.Log.Read()!.IsRunning);
        Assert.Null(await _bed.Log.TryBeginAsync(second, Later, default));

        var run = new RetentionRun(_bed.Bed.Store, null, _bed.Log, new WriterRest(() => 0, _bed.Time), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await Assert.ThrowsAsync<RetentionSupersededException>(() => run.RemoveAsync(first, Later, default));
        Assert.Equal(2, _bed.Bed.History("task-a").Count);
    }

    [SkippableFact]
    public async Task The_same_task_goes_on_with_its_run_after_a_crash()
    {
        Assert.Null(await _bed.Log.TryBeginAsync(new RetentionRunId("run", 1), Later, default));
        await _bed.Bed.Store.WriteAsync(
            writer =>
            {
                _bed.Log.Add(writer, new RetentionRunId("run", 1), new RetentionTotals(5, 4, 3, 2));
                return true;
            },
            default);

        Assert.Null(await _bed.Log.TryBeginAsync(new RetentionRunId("run", 2), Later, default));
        Assert.Equal(new RetentionTotals(5, 4, 3, 2), await _bed.Log.EndAsync(new RetentionRunId("run", 2), null));
    }

    [SkippableFact]
    public async Task The_built_in_task_does_nothing_without_an_age_and_tells_what_went_wrong()
    {
        await EndedAsync("a");
        _bed.Time.SetUtcNow(Later);
        Assert.Null(await _bed.Scheduled().RunAsync(null, RetentionBed.Context("r1")));
        await Assert.ThrowsAsync<ArgumentException>(() => _bed.Scheduled().RunAsync("soon", RetentionBed.Context("r2")));

        _bed.Options.Value.Retention = TimeSpan.FromDays(1);
        await File.WriteAllTextAsync(_bed.ArchivePath, "no directory");
        await Assert.ThrowsAsync<IOException>(() => _bed.Scheduled().RunAsync(null, RetentionBed.Context("r3")));
        Assert.Contains(_bed.ArchivePath, _bed.Log.Read()!.Error, StringComparison.Ordinal);
        Assert.Equal(2, _bed.Bed.History("task-a").Count);

        File.Delete(_bed.ArchivePath);
        Assert.Equal(new RetentionTotals(1, 1, 0, 0), await _bed.Scheduled().RunAsync(null, RetentionBed.Context("r4")));
        Assert.Null(_bed.Log.Read()!.Error);
    }

    [SkippableFact]
    public async Task What_follows_the_journal_is_not_thrown_back_when_its_newest_events_are_removed()
    {
        await EndedAsync("a");
        await EndedAsync("b");
        var before = await _bed.Bed.Store.ReadWatermarkAsync(default);

        await _bed.RemoveAsync(Later);

        Assert.Equal(0, _bed.Bed.Number("SELECT COUNT(*) FROM journal"));
        Assert.InRange(await _bed.Bed.Store.ReadWatermarkAsync(default), before, long.MaxValue);
    }

    [SkippableFact]
    public async Task Nothing_is_written_behind_events_that_were_removed()
    {
        await EndedAsync("a");
        await EndedAsync("b");
        await _bed.RemoveAsync(Later);
        await _bed.Writer.Do(new SubmitTask("c", Samples.Call()), Later);

        // As an actor does that had read its events before; what is written with it stays.
        var (late, other) = (_bed.Writer.TryDo(new RetryTask("a", "r"), Later), _bed.Writer.TryDo(new RescheduleTask("c", Later.AddDays(1)), Later));

        Assert.IsType<ProjectionRefusedException>(await late);
        Assert.Null(await other);
        Assert.Empty(_bed.Bed.History("task-a"));
        Assert.Equal(1, _bed.Bed.Number("SELECT COUNT(*) FROM tasks"));
    }

    private async Task EndedAsync(string id)
    {
        await _bed.Writer.Do(new SubmitTask(id, Samples.Call()), Start);
        await _bed.Writer.Do(new RevokeTask(id, false), Start);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteRetentionTests() : RetentionTests(StoreKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRetentionTests() : RetentionTests(StoreHome.Postgres);
