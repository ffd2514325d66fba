using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Storage.Tests.Tasks;

/// <summary>How much waits in each queue.</summary>
public abstract class QueueQueriesTests(StoreKind kind)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task What_waits_is_due_and_runs_is_counted_by_queue()
    {
        await using var bed = new TaskBed(kind);
        var events = new EventWriter(bed);
        await Submit("sleeps", "mail", Start.AddDays(1), "a");
        await Submit("overdue", "mail", Start.AddMinutes(-9), "a");
        await Submit("overdue, other name", "mail", Start.AddMinutes(-10), "b");
        await Submit("held and due", "mail", null, "b");
        await Submit("held and not due", "mail", Start.AddSeconds(40), "c", Start);
        await Submit("no queue", null, null, "a");
        await Submit("runs", null, null, "a");
        await events.Do(new StartAttempt("runs", "w"), Start.AddMinutes(-1));
        await Submit("ended", "reports", null, "a");
        await events.Do(new RevokeTask("ended", Terminate: false), Start.AddMinutes(-1));

        var depths = await new QueueQueries(bed.Store, new FakeTimeProvider(Start)).ReadAsync(10, CancellationToken.None);

        Assert.Equal(
            [new QueueDepth("mail", 5, 3, 0, Start.AddMinutes(-10)), new QueueDepth("celery", 1, 1, 1, Start.AddMinutes(-1))],
            depths);
        Assert.Equal(["mail"], (await new QueueQueries(bed.Store, new FakeTimeProvider(Start)).ReadAsync(1, CancellationToken.None)).Select(depth => depth.Name));

        Task Submit(string id, string? queue, DateTimeOffset? eta, string name, DateTimeOffset? at = null) =>
            events.Submit(id, Samples.Call() with { Name = name, Queue = queue, Eta = eta }, at ?? (eta is null ? Start.AddMinutes(-1) : Start.AddDays(-2)));
    }
}

public sealed class QueueQueriesTestsOnSqlite() : QueueQueriesTests(StoreKind.Sqlite);

public sealed class QueueQueriesTestsOnPostgres() : QueueQueriesTests(StoreHome.Postgres);
