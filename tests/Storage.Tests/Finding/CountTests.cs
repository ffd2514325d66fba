using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>The counts and blocks, which are written once a transaction, equal what the rows say.</summary>
public abstract class CountTests(StoreKind kind)
{
    [SkippableFact]
    public Task They_equal_the_rows_after_any_history_and_clean_up() => Gen.Select(Histories.History, Gen.Int[0, 900]).SampleAsync(
        async (history, wait) =>
        {
            await using var bed = new TaskBed(kind);
            var writer = new EventWriter(bed);
            var now = Histories.Start;
            foreach (var (command, after) in history)
                await writer.Do(command, now = now.AddSeconds(after));
            AssertEqualToRows(bed);

            await new ResultCleanup(bed.Store, new FakeTimeProvider(Histories.Start.AddSeconds(wait).AddDays(1))).RemoveOlderThanAsync(TimeSpan.FromDays(1), default);
            AssertEqualToRows(bed);
        },
        iter: 30,
        threads: 1);

    [SkippableFact]
    public Task A_write_that_is_refused_breaks_or_comes_twice_counts_for_nothing() => Gen.Int[0, 3].Array[1, 30].SampleAsync(
        async kinds =>
        {
            await using var bed = new TaskBed(kind);
            await Write(bed, "taken", Periodic(1, "taken"));

            // All at once: they meet in one transaction.
            await Task.WhenAll(kinds.Select((kind, i) => kind switch
            {
                0 => Write(bed, $"task-{i}", Part(Submitted(i, 1))),
                1 => Write(bed, $"task-{i}", Part(Submitted(i, 1), Taken(i, 2)), Part(Submitted(i, 1))),
                2 => Write(bed, $"task-{i}", Part(Submitted(i, 1)), Part(Submitted(i, 2)), Part(Submitted(i, 1))),
                _ => Write(bed, $"task-{i}", Part(Submitted(i, 1)), Part(Revoked(i, 2), Taken(i, 3))),
            }));

            Assert.Equal(kinds.Count(kind => kind != 2), bed.Number("SELECT COUNT(*) FROM tasks"));
            AssertEqualToRows(bed);
        },
        iter: 40,
        threads: 1);

    private static void AssertEqualToRows(TaskBed bed)
    {
        Assert.Equal(0, bed.Number("""
            SELECT COUNT(*) FROM (SELECT name, phase, COUNT(*) AS n FROM tasks GROUP BY name, phase) AS rows
            FULL JOIN (SELECT * FROM task_counts WHERE count <> 0) AS counts ON counts.name = rows.name AND counts.phase = rows.phase
            WHERE rows.n IS DISTINCT FROM counts.count
            """));
        if (bed.Store.Dialect.BitsOfTaskBlock is not { } bits)
            return; // Blocks are SQLite's.
        Assert.Equal(0, bed.Number($"""
            SELECT COUNT(*) FROM tasks LEFT JOIN task_blocks ON block = position >> {bits}
            WHERE block IS NULL OR submitted_at NOT BETWEEN received_min AND received_max
                OR (finished_at IS NOT NULL AND finished_at NOT BETWEEN IFNULL(finished_min, finished_at + 1) AND finished_max)
            """));
    }

    private static AtomicEvents Part(params JournalEvent[] events) => new(events);

    private static AtomicEvents Periodic(int i, string name) => Part(Event($"p-{i}", 1, new PeriodicTaskSnapshot(
        i, new PeriodicTaskState { Definition = Samples.Every(5, name), CreatedAt = Histories.Start, DateChanged = Histories.Start, Anchor = Histories.Start }, null)));

    private static JournalEvent Submitted(int i, long nr)
    {
        var happened = new TaskSubmitted(Histories.Start, Samples.Call() with { Name = $"n{i % 3}" });
        return Event($"task-{i}", nr, new TaskSnapshot($"{i}-{nr}", TaskState.None.Apply(happened), null, TaskPhase.Unknown));
    }

    private static JournalEvent Revoked(int i, long nr)
    {
        var state = TaskState.None.Apply(new TaskSubmitted(Histories.Start, Samples.Call() with { Name = $"n{i % 3}" }));
        var happened = TaskDecider.Decide(state, new RevokeTask($"{i}-1", false), Histories.Start).Event!;
        return Event($"task-{i}", nr, new TaskSnapshot($"{i}-1", state.Apply(happened), null, TaskPhase.Pending));
    }

    /// <summary>An event that the projection of periodic tasks refuses, after that of tasks has written.</summary>
    private static JournalEvent Taken(int i, long nr) => Periodic(i + 2, "taken").Events[0] with { PersistenceId = $"task-{i}", SequenceNr = nr };

    private static JournalEvent Event(string id, long nr, object row) => new(id, nr, 0, 4701, Manifests.Of(Sample), "", EventFormat.ToBytes(Sample)) { Projection = row };

    private static readonly TaskSubmitted Sample = new(Histories.Start, Samples.Call());

    private static Task Write(TaskBed bed, string id, params AtomicEvents[] parts)
    {
        var write = new Awaited(id, parts);
        bed.Store.Write(write);
        return write.Done;
    }

    private sealed class Awaited(string persistenceId, IReadOnlyList<AtomicEvents> parts) : JournalWrite(persistenceId, parts)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public override void Committed() => _done.SetResult();

        // A conflict is one of the outcomes that are tried.
        public override void Failed(Exception cause) => _done.SetResult();
    }
}

public sealed class CountTestsOnSqlite() : CountTests(StoreKind.Sqlite);

[Long("random histories, each on a database of its own on a server")]
public sealed class CountTestsOnPostgres() : CountTests(StoreHome.Postgres);
