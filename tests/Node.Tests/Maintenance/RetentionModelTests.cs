using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>After any history exactly the right tasks leave, whole, and are in the archive.</summary>
public abstract class RetentionModelTests(StoreKind kind)
{
    [SkippableFact]
    public Task Exactly_what_ended_long_enough_ago_leaves_the_journal_the_list_and_the_counts() =>
        Gen.Select(Histories.History, Gen.Int[-100, 900], Gen.Int[0, 900]).SampleAsync(Check, iter: 25, threads: 1);

    private async Task Check((TaskCommand Command, int After)[] history, int expireAfter, int removeAfter)
    {
        await using var bed = RetentionBed.New(kind);
        var now = Histories.Start;
        foreach (var (command, after) in history)
            await bed.Writer.Do(command, now = now.AddSeconds(after));
        if (expireAfter >= 0)
            await bed.ExpireAsync(Histories.Start.AddSeconds(expireAfter));

        var limit = Histories.Start.AddSeconds(removeAfter);
        var overdue = limit + WakeUpPolicy.Default.RescueHorizon;
        var awaited = bed.Writer.Tasks.Values
            .Where(state => state.PendingReplacement is not null && WakeUpPolicy.Default.For(state) < overdue)
            .Select(state => state.ReplacedBy)
            .ToHashSet();
        var old = bed.Writer.Tasks
            .Where(task => task.Value.Phase.IsFinal() && task.Value.PendingReplacement is null && task.Value.FinishedAt < limit && !awaited.Contains(task.Key))
            .Select(task => task.Key)
            .ToHashSet();
        var before = bed.Writer.Tasks.Keys.ToDictionary(id => id, id => bed.Bed.History($"task-{id}"));
        var listed = (await ListedAsync(bed)).ToHashSet();

        var totals = await bed.RemoveAsync(limit);

        Assert.Equal((old.Count, old.Count), (totals.Removed, totals.Archived));
        foreach (var (id, events) in before)
        {
            Assert.Equal(old.Contains(id) ? [] : events, bed.Bed.History($"task-{id}"));
            Assert.Equal(old.Contains(id) ? events.Select(Manifests.NameOf) : null, await bed.ArchivedAsync(id));
        }

        Assert.Equal(listed.Except(old).Order(), (await ListedAsync(bed)).Order());
        AssertCountsEqualRows(bed);
        Assert.Empty(await DifferencesAsync(bed));
        Assert.Subset(awaited!, bed.Expired(limit).ToHashSet());
    }

    private static async Task<List<string>> ListedAsync(RetentionBed bed)
    {
        var ids = new List<string>();
        await foreach (var row in bed.Bed.Tasks.ListAsync(TaskFilter.All, int.MaxValue, 0, default))
            ids.Add(row.Id);
        return ids;
    }

    private static async Task<List<ReadModelDifference>> DifferencesAsync(RetentionBed bed)
    {
        var differences = new List<ReadModelDifference>();
        await foreach (var difference in new ReadModelAudit(bed.Bed.Store).CheckAllAsync(null, default))
            differences.Add(difference);
        return differences;
    }

    private static void AssertCountsEqualRows(RetentionBed bed)
    {
        Assert.Equal(0, bed.Bed.Number("""
            SELECT COUNT(*) FROM (SELECT name, phase, COUNT(*) AS n FROM tasks GROUP BY name, phase) AS there
            FULL JOIN (SELECT name, phase, count FROM task_counts WHERE count <> 0) AS counts ON counts.name = there.name AND counts.phase = there.phase
            WHERE there.n IS DISTINCT FROM counts.count
            """));
        if (bed.Bed.Store.Dialect.BitsOfTaskBlock is not { } bits)
            return;
        Assert.Equal(0, bed.Bed.Number("SELECT COUNT(*) FROM task_counts WHERE count = 0"));
        Assert.Equal(
            bed.Bed.Number($"SELECT COUNT(DISTINCT position >> {bits}) FROM tasks"),
            bed.Bed.Number("SELECT COUNT(*) FROM task_blocks"));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteRetentionModelTests() : RetentionModelTests(StoreKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRetentionModelTests() : RetentionModelTests(StoreHome.Postgres);
