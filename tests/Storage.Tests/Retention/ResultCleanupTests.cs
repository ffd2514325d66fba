using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Storage.Tests.Retention;

/// <summary>The clean-up of old results.</summary>
public abstract class ResultCleanupTests(StoreKind kind)
{
    [SkippableFact]
    public Task It_removes_exactly_what_ended_long_enough_ago() =>
        Gen.Select(Histories.History, Gen.Int[0, 900]).SampleAsync(Check, iter: 25, threads: 1);

    [SkippableFact]
    public async Task It_removes_more_than_a_batch()
    {
        await using var bed = new TaskBed(kind);
        await bed.RunAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234)
            INSERT INTO tasks (position, id, name, phase, submitted_at, updated_at, due_at, args, kwargs, fingerprint, attempt, retries,
                lost_attempts, revoke_requested, clock, wake_partition, finished_at)
            SELECT i, CAST(i AS TEXT), 'n', 4, 0, 0, 0, '[]', '{}', '', 0, 0, 0, 0, i, 0, 0 FROM n
            """);

        Assert.Equal(1234, await new ResultCleanup(bed.Store, new FakeTimeProvider()).RemoveOlderThanAsync(TimeSpan.FromDays(1), default));
        Assert.Equal(0, bed.Number("SELECT COUNT(*) FROM tasks"));
    }

    [SkippableFact]
    public async Task A_late_event_does_not_bring_a_row_back_and_the_journal_keeps_everything()
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        var start = Histories.Start;
        await writer.Do(new SubmitTask("a", Samples.Call()), start);
        await writer.Do(new ReplaceTask("a", "b", Samples.Call()), start);
        await writer.Do(new SubmitTask("c", Samples.Call()), start);
        await writer.Do(new RevokeTask("c", false), start);

        // The one whose replacement is not yet submitted has something left to do.
        Assert.Equal(1, await Cleanup(bed, start.AddDays(2)));
        Assert.NotNull(await bed.Tasks.FindAsync("a", default));

        await bed.RunAsync("DELETE FROM tasks");
        await writer.Do(new ConfirmReplacement("a"), start.AddDays(2));

        Assert.Null(await bed.Tasks.FindAsync("a", default));
        Assert.Equal(3, bed.History("task-a").Count);
    }

    private async Task Check((TaskCommand Command, int After)[] history, int wait)
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        var now = Histories.Start;
        foreach (var (command, after) in history)
            await writer.Do(command, now = now.AddSeconds(after));

        var limit = Histories.Start.AddSeconds(wait);
        var old = writer.Tasks.Where(task => task.Value.FinishedAt < limit && task.Value.PendingReplacement is null).Select(task => task.Key).ToList();

        Assert.Equal(old.Count, await Cleanup(bed, limit.AddDays(1)));

        var left = new List<string>();
        await foreach (var row in bed.Tasks.ListAsync(TaskFilter.All, int.MaxValue, 0, default))
            left.Add(row.Id);
        Assert.Equal(writer.Tasks.Keys.Except(old).Reverse(), left);
    }

    private static Task<long> Cleanup(TaskBed bed, DateTimeOffset now) =>
        new ResultCleanup(bed.Store, new FakeTimeProvider(now)).RemoveOlderThanAsync(TimeSpan.FromDays(1), default);
}

public sealed class ResultCleanupTestsOnSqlite() : ResultCleanupTests(StoreKind.Sqlite);

[Long("random histories, each on a database of its own on a server")]
public sealed class ResultCleanupTestsOnPostgres() : ResultCleanupTests(StoreHome.Postgres);
