using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>How the database goes about a page, and how much of a list is read at a time.</summary>
public sealed class PlanTests
{
    private static readonly Gen<TaskFilter> Filters = FilterModel.Filters.Where(filter => filter != TaskFilter.All);

    [Fact]
    public async Task No_page_reads_the_table_or_an_index_of_it_from_end_to_end()
    {
        await using var bed = await Filled(60);
        bed.TextIndex.Open();
        await bed.TextIndex.StepAsync(default);
        var store = new SpyStore(bed.Sqlite);
        var queries = new TaskQueries(store, TimeProvider.System, bed.TextIndex, PageBudget.Default with { FirstStep = 8, LongestStep = 8 });

        await Filters.SampleAsync(filter => queries.PageAsync(filter, null, 5, default), iter: 400, threads: 1);
        await Filters.SampleAsync(filter => queries.PageAsync(filter, new TaskCursor(30), 5, default), iter: 400, threads: 1);
        // Each index leads where its condition is the only one; chance alone does not always come by all of them.
        TaskFilter[] alone =
        [
            TaskFilter.All with { Name = "app.n1" }, TaskFilter.All with { Queue = "a" }, TaskFilter.All with { PeriodicTaskId = 7 },
            TaskFilter.All with { EtaTo = Histories.Start }, TaskFilter.All with { FinishedTo = Histories.Start.AddSeconds(2) },
        ];
        foreach (var filter in alone)
            await queries.PageAsync(filter, null, 5, default);
        await queries.PageAsync(TaskFilter.All, null, 5, default);
        await queries.CountAsync(default);
        await queries.FindAsync("t-1", default);

        string[] used = ["tasks_by_name", "tasks_by_finish", "tasks_by_eta", "tasks_by_queue", "tasks_by_periodic_task"];
        Assert.All(used, index => Assert.Contains(store.Statements, statement => statement.Plan.Contains(index, StringComparison.Ordinal)));
        Assert.All(store.Statements, statement => Assert.False(
            statement.Plan.Split('\n').Any(step => step.StartsWith("SCAN tasks", StringComparison.Ordinal)), $"{statement.Sql}\n{statement.Plan}"));
    }

    [Fact]
    public async Task A_list_reads_no_further_than_it_is_consumed()
    {
        await using var bed = await Filled(1_200);
        var store = new SpyStore(bed.Sqlite);
        var read = 0;

        await foreach (var row in new TaskQueries(store, TimeProvider.System).ListAsync(TaskFilter.All, 1_000_000, 0, default))
        {
            if (read++ == 0)
                Assert.Single(store.Statements);
        }

        Assert.Equal(1_200, read);
        Assert.Equal(3, store.Statements.Count);
        Assert.All(store.Statements, statement => Assert.Equal(501L, statement.Values["@limit"]));
    }

    [Fact]
    public async Task The_clean_up_of_results_reads_what_ended_first_and_nothing_else()
    {
        await using var bed = await Filled(5);
        var plan = await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + ResultCleanup.Batch(bed.Store.Dialect);
            command.Add("@limit", 1L);
            command.Add("@batch", 1L);
            using var reader = command.ExecuteReader();
            var steps = new List<string>();
            while (reader.Read())
                steps.Add(reader.GetString(3));
            return steps;
        });

        Assert.Contains(plan, step => step.Contains("SEARCH tasks USING INDEX tasks_by_finish (finished_at<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN tasks", StringComparison.Ordinal));
    }

    private static async Task<TaskBed> Filled(int tasks)
    {
        var bed = new TaskBed();
        var writer = new EventWriter(bed);
        for (var i = 0; i < tasks; i++)
        {
            var call = Samples.Call() with { Name = $"app.n{i % 3}", Queue = i % 5 == 0 ? "a" : null, PeriodicTaskId = i % 7 == 0 ? 7 : null, Eta = Histories.Start };
            await writer.Do(new SubmitTask($"t-{i}", call), Histories.Start.AddSeconds(i));
            if (i < 30)
                await writer.Do(new RevokeTask($"t-{i}", false), Histories.Start.AddSeconds(i));
        }

        return bed;
    }
}
