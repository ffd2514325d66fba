using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>Lists, pages and numbers of tasks against a model in memory, on a real file, with the text index ahead, behind and absent.</summary>
public abstract class FindingTests(StoreKind kind)
{
    // So small that a page takes several steps even in a small table, and so short that it ends between any two.
    private static readonly Gen<PageBudget> Budgets = Gen.Select(Gen.Int[1, 4], Gen.Int[4, 9], Gen.Bool).Select(
        (first, longest, patient) => new PageBudget(patient ? TimeSpan.FromMinutes(1) : TimeSpan.Zero, first, longest));

    [SkippableFact]
    public Task Whatever_happened_every_filter_finds_what_it_means() =>
        Gen.Select(Histories.History, FilterModel.Filters.Array[12], Budgets, Gen.Int[1, 7], Gen.Int[0, 3]).SampleAsync(
            (history, filters, budget, limit, index) => Check(history, filters, budget, limit, index), iter: 60, threads: 1);

    [SkippableFact]
    public async Task A_cursor_holds_while_tasks_arrive_change_and_leave()
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        for (var i = 0; i < 40; i++)
            await writer.Do(new SubmitTask($"old-{i}", Samples.Call()), Histories.Start.AddSeconds(i));

        var seen = new List<string>();
        TaskCursor? after = null;
        var round = 0;
        do
        {
            var page = await bed.Tasks.PageAsync(new TaskFilter { Name = "demo.add" }, after, 7, default);
            seen.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
            await writer.Do(new SubmitTask($"new-{round++}", Samples.Call()), Histories.Start.AddSeconds(100));
            await writer.Do(new RevokeTask($"old-{3 * round}", false), Histories.Start.AddSeconds(100));
            if (round == 1)
                await bed.RunAsync("DELETE FROM tasks WHERE id = @id", ("@id", "old-20"));
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 40).Where(i => i != 20).Reverse().Select(i => $"old-{i}"), seen);
    }

    [SkippableFact]
    public async Task A_page_that_is_not_worth_its_cost_ends_short_and_says_where_to_go_on()
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        for (var i = 0; i < 50; i++)
            await writer.Do(new SubmitTask($"t-{i}", Samples.Call()), Histories.Start);
        var queries = new TaskQueries(bed.Store, TimeProvider.System, null, new PageBudget(TimeSpan.Zero, 10, 10));

        var first = await queries.PageAsync(new TaskFilter { Search = "t-3!" }, null, 5, default);
        var wanted = await queries.PageAsync(new TaskFilter { Search = "t-7" }, first.Next, 5, default);

        Assert.Empty(first.Rows);
        Assert.Equal(new TaskCursor(41), first.Next);
        Assert.Empty(wanted.Rows);
        Assert.Equal(new TaskCursor(31), wanted.Next);
        Assert.Equal(["t-7"], await Ids(queries.ListAsync(new TaskFilter { Search = "t-7" }, 5, 0, default)));
    }

    [SkippableFact]
    public async Task A_page_has_at_least_one_row() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
        {
            await using var bed = new TaskBed(kind);
            await bed.Tasks.PageAsync(TaskFilter.All, null, 0, default);
        });

    private async Task Check((TaskCommand Command, int After)[] history, TaskFilter[] filters, PageBudget budget, int limit, int index)
    {
        await using var bed = new TaskBed(kind);
        if (index > 0)
            bed.OpenTexts();
        var writer = new EventWriter(bed);
        var now = Histories.Start;
        foreach (var (i, (command, after)) in history.Index())
        {
            await writer.Do(command, now = now.AddSeconds(after));
            if (index == 1 && i % 10 == 9)
                await bed.StepTextsAsync();
        }

        var removed = await new ResultCleanup(bed.Store, new FakeTimeProvider(now.AddDays(1))).RemoveOlderThanAsync(TimeSpan.FromDays(1.002), default);
        var left = writer.Tasks.Where(task => bed.Number($"SELECT COUNT(*) FROM tasks WHERE id = '{task.Key}'") == 1).Reverse().ToList();
        Assert.Equal(writer.Tasks.Count - removed, left.Count);
        while (index == 2 && await bed.StepTextsAsync())
        {
            // Until it has caught up.
        }

        var queries = new TaskQueries(bed.Store, TimeProvider.System, bed.Texts, budget);
        foreach (var filter in filters)
        {
            var expected = left.Where(task => FilterModel.Matches(task.Key, task.Value, filter)).Select(task => task.Key).ToList();
            Assert.Equal(expected, await Pages(queries, filter, limit));
            Assert.Equal(expected.Skip(limit - 1).Take(limit), await Ids(queries.ListAsync(filter, limit, limit - 1, default)));
            Assert.Equal(expected.Count, await queries.CountMatchingAsync(filter, default));
        }
    }

    private static async Task<List<string>> Pages(TaskQueries queries, TaskFilter filter, int limit)
    {
        var ids = new List<string>();
        TaskCursor? after = null;
        do
        {
            var page = await queries.PageAsync(filter, after, limit, default);
            Assert.True(page.Rows.Count <= limit);
            Assert.True(page.Next is null || after is null || page.Next.Value.Position < after.Value.Position, "the cursor did not move");
            ids.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next is { } next && TaskCursor.TryParse(next.ToString(), out var parsed) ? parsed : null;
        }
        while (after is not null);
        return ids;
    }

    private static async Task<List<string>> Ids(IAsyncEnumerable<TaskRow> rows)
    {
        var ids = new List<string>();
        await foreach (var row in rows)
            ids.Add(row.Id);
        return ids;
    }
}

public sealed class FindingTestsOnSqlite() : FindingTests(StoreKind.Sqlite);

[Long("random histories, each on a database of its own on a server")]
public sealed class FindingTestsOnPostgres() : FindingTests(StoreHome.Postgres);
