using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing;
using ActorScheduler.Testing.Postgres;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>How PostgreSQL goes about a page of many tasks.</summary>
[Long("fills a server with tasks until its planner has a choice")]
public sealed class PostgresPlanTests
{
    private const string Multiply = """
        INSERT INTO tasks SELECT (jsonb_populate_record(t, jsonb_build_object(
            'position', position + 100000 * n, 'id', id || '-' || n, 'finished_at', finished_at + n, 'submitted_at', submitted_at + n, 'eta', eta + n))).*
            FROM tasks AS t, generate_series(1, 499) AS n;
        TRUNCATE task_count_parts;
        INSERT INTO task_count_parts (name, phase, part, count) SELECT name, phase, 0, count(*) FROM tasks GROUP BY name, phase;
        INSERT INTO task_texts (position, text) SELECT position, concat_ws(E'\n', id, name, args, kwargs) FROM tasks;
        UPDATE task_texts_progress SET watermark = (SELECT max(ordering) FROM journal);
        """;

    private static readonly DateTimeOffset Start = Histories.Start;

    private static readonly string[] Indexes =
        ["tasks_pkey", "tasks_by_name", "tasks_by_receipt", "tasks_by_finish", "tasks_by_eta", "tasks_by_queue", "tasks_by_periodic_task", "task_texts_trigrams"];

    [SkippableFact]
    public async Task Every_index_is_used_and_no_page_reads_a_table_from_end_to_end()
    {
        await using var bed = await Filled();
        var plans = new PostgresPlans(bed);
        var queries = new TaskQueries(plans, TimeProvider.System, bed.Texts);

        foreach (var filter in Filters())
        {
            await queries.PageAsync(filter, null, 50, default);
            await queries.PageAsync(filter, new TaskCursor(25_000_000), 50, default);
        }

        await queries.FindAsync("t-1", default);
        Assert.NotEmpty(plans.All);
        Assert.All(Indexes, index => Assert.Contains(plans.All, plan => plan.Contains($" {index} ", StringComparison.Ordinal)));
        Assert.All(plans.All, plan => Assert.False(
            plan.Contains("Seq Scan on tasks", StringComparison.Ordinal) || plan.Contains("Seq Scan on task_texts ", StringComparison.Ordinal), plan));
    }

    private static IEnumerable<TaskFilter> Filters() =>
    [
        TaskFilter.All,
        new TaskFilter { Phases = [TaskPhase.Revoked] },
        new TaskFilter { Phases = [TaskPhase.Failure] },
        new TaskFilter { Name = "app.n1" },
        new TaskFilter { Name = "app.rare" },
        new TaskFilter { NamePrefix = "app." },
        new TaskFilter { Queue = "a" },
        new TaskFilter { PeriodicTaskId = 7 },
        new TaskFilter { ReceivedFrom = Start.AddSeconds(10), ReceivedTo = Start.AddSeconds(12) },
        new TaskFilter { FinishedTo = Start.AddSeconds(2) },
        new TaskFilter { FinishedFrom = Start },
        new TaskFilter { EtaFrom = Start.AddSeconds(10), EtaTo = Start.AddSeconds(12) },
        new TaskFilter { EtaFrom = Start },
        new TaskFilter { Search = "t-17-33" },
        new TaskFilter { Search = "app.n" },
        new TaskFilter { Search = "nobody has this" },
        new TaskFilter { Search = "app.n1app" },
        new TaskFilter { Search = "zq" },
        new TaskFilter { Search = "app.n2", Phases = [TaskPhase.Revoked], Queue = "a" },
    ];

    private static async Task<TaskBed> Filled()
    {
        var bed = new TaskBed(StoreHome.Postgres);
        var writer = new EventWriter(bed);
        for (var i = 0; i < 60; i++)
        {
            var call = Samples.Call() with
            {
                Name = i == 0 ? "app.rare" : $"app.n{i % 3}",
                Queue = i % 5 == 0 ? "a" : null,
                PeriodicTaskId = i % 7 == 0 ? 7 : null,
                Eta = i % 4 == 0 ? Start.AddSeconds(i) : null,
            };
            await writer.Do(new SubmitTask($"t-{i}", call), Start.AddSeconds(i));
            if (i < 30)
                await writer.Do(new RevokeTask($"t-{i}", false), Start.AddSeconds(i));
        }

        await bed.RunAsync(Multiply);
        // As autovacuum does: it also takes into the trigram index what waits outside of it.
        using var connection = bed.Store.OpenReader();
        SharedPostgres.Server.Execute("VACUUM ANALYZE", connection.Database);
        return bed;
    }
}
