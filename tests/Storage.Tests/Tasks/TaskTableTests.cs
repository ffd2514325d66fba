using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Finding;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Tasks;

/// <summary>The table of tasks against a model in memory.</summary>
public abstract class TaskTableTests(StoreKind kind)
{
    private static readonly Gen<(TaskFilter Filter, int Limit, int Offset)> Filter = Gen.Select(FilterModel.Filters, Gen.Int[0, 20], Gen.Int[0, 8]);

    [SkippableFact]
    public Task Rows_lists_and_counts_equal_the_model_after_any_history() =>
        Gen.Select(Histories.History, Filter.Array[1, 8]).SampleAsync(Check, iter: 25, threads: 1);

    [SkippableFact]
    public async Task A_list_longer_than_a_page_is_read_whole_and_in_order()
    {
        await using var bed = new TaskBed(kind);
        await bed.RunAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1501)
            INSERT INTO tasks (position, id, name, phase, submitted_at, updated_at, due_at, args, kwargs, fingerprint, attempt, retries,
                lost_attempts, revoke_requested, clock, wake_partition) SELECT i, CAST(i AS TEXT), 'n', 1, 0, 0, 0, '[]', '{}', '', 0, 0, 0, 0, i, 0 FROM n
            """);

        Assert.Equal(Enumerable.Range(0, 1501).Select(i => 1501L - i), await Clocks(bed, 10_000, 0));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => 1498L - i), await Clocks(bed, 1000, 3));
        Assert.Empty(await Clocks(bed, 0, 0));
    }

    private async Task Check((TaskCommand Command, int After)[] history, (TaskFilter Filter, int Limit, int Offset)[] filters)
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        var now = Histories.Start;
        foreach (var (command, after) in history)
            await writer.Do(command, now = now.AddSeconds(after));

        foreach (var (id, state) in writer.Tasks)
        {
            Assert.Equal(AsShown(state), (await bed.Tasks.FindAsync(id, default))!.State);
            AssertWakeUp(bed, id, state);
        }

        foreach (var (filter, limit, offset) in filters)
        {
            var expected = writer.Tasks.Reverse().Where(task => FilterModel.Matches(task.Key, task.Value, filter)).Skip(offset).Take(limit);
            Assert.Equal(expected.Select(task => task.Key), await Ids(bed, filter, limit, offset));
        }

        await foreach (var difference in new ReadModelAudit(bed.Store).CheckAllAsync(new Progress<ReadModelAuditProgress>(), default))
            Assert.Fail($"the audit finds {difference}");
        var counts = await bed.Tasks.CountAsync(default);
        Assert.Equal(
            Enum.GetValues<TaskPhase>().Skip(1).ToDictionary(p => p.ToCelery(), p => writer.Tasks.Values.LongCount(s => s.Phase == p)), counts.ByState);
        Assert.Equal(writer.Tasks.Values.CountBy(s => s.Submission!.Name).ToDictionary(n => n.Key, n => (long)n.Value), counts.ByName.ToDictionary());
    }

    /// <summary>What of a state is not shown is not in its row.</summary>
    private static TaskState AsShown(TaskState state) => state with
    {
        PendingReplacement = null,
        Requests = RecentRequests.None,
        PendingReplacementBy = null,
        Submission = state.Submission! with { Retry = RetryPolicy.None, Delivery = Authoring.Delivery.AtLeastOnce },
    };

    private static void AssertWakeUp(TaskBed bed, string id, TaskState state)
    {
        var isHeld = WakeUpPolicy.Default.For(state) != WakeUpPolicy.NextStep(state);
        Assert.Equal(
            state.Phase.IsWaiting() ? Lanes.Of(new LaneOwner(state.Submission!.Name, state.Submission.QueueName), isHeld) : Partitions.Of(id),
            bed.Number($"SELECT wake_partition FROM tasks WHERE id = '{id}'"));
        var expected = WakeUpPolicy.Default.For(state) is { } at ? StoredTime.ToMicroseconds(at) : -1;
        Assert.Equal(expected, bed.Number($"SELECT COALESCE(wake_at, -1) FROM tasks WHERE id = '{id}'"));
        Assert.True(state.Phase.IsFinal() && state.PendingReplacement is null || expected > 0, $"{state} has something left to do and no wake-up");
    }

    private static async Task<List<string>> Ids(TaskBed bed, TaskFilter filter, int limit, int offset)
    {
        var ids = new List<string>();
        await foreach (var row in bed.Tasks.ListAsync(filter, limit, offset, default))
            ids.Add(row.Id);
        return ids;
    }

    private static async Task<List<long>> Clocks(TaskBed bed, int limit, int offset)
    {
        var clocks = new List<long>();
        await foreach (var row in bed.Tasks.ListAsync(TaskFilter.All, limit, offset, default))
            clocks.Add(row.Clock);
        return clocks;
    }
}

public sealed class TaskTableTestsOnSqlite() : TaskTableTests(StoreKind.Sqlite);

[Long("random histories, each on a database of its own on a server")]
public sealed class TaskTableTestsOnPostgres() : TaskTableTests(StoreHome.Postgres);
