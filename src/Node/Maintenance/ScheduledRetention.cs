using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Archive;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Retention;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Maintenance;

/// <summary>Retention as the built-in task runs it: with the configured age and archive, one run at a time, noted from beginning to end.</summary>
internal sealed class ScheduledRetention(
    IJournalDatabase store, RetentionLog runs, TimeProvider time, IOptions<SchedulerOptions> options, ILogger<ScheduledRetention> log) : IRetentionTask
{
    public async Task<RetentionTotals?> RunAsync(string? olderThan, TaskContext context)
    {
        if (AgeOf(olderThan) is not { } age)
        {
            log.LogDebug("Scheduler:Retention is not set: nothing is removed");
            return null;
        }

        var run = new RetentionRunId(context.TaskId, context.Attempt);
        var limit = time.GetUtcNow() - age;
        if (await runs.TryBeginAsync(run, limit, context.CancellationToken) is { } other)
        {
            log.LogInformation("Another run of retention goes on, the task {TaskId}", other);
            return null;
        }

        var totals = await RemoveAsync(run, limit, context.CancellationToken);
        log.LogInformation(
            "Removed {Removed} tasks that ended more than {Age} ago, {Archived} of them into the archive, and {Events} events of periodic tasks; kept {Kept}",
            totals.Removed, age, totals.Archived, totals.PeriodicEvents, totals.Kept);
        return totals;
    }

    // Why it ended early is seen at the route of retention, and the task fails as any task does.
    private async Task<RetentionTotals> RemoveAsync(RetentionRunId run, DateTimeOffset limit, CancellationToken cancellation)
    {
        try
        {
            using var archive = options.Value.ArchiveDirectory is { Length: > 0 } directory ? TaskArchiveWriter.Open(directory) : null;
            await new RetentionRun(store, archive, runs, new WriterRest(() => store.QueueLength, time), log).RemoveAsync(run, limit, cancellation);
        }
        catch (Exception e) when (e is not JournalUnavailableException)
        {
            await runs.EndAsync(run, e is OperationCanceledException ? "cancelled" : e.Message);
            throw;
        }

        return await runs.EndAsync(run, null);
    }

    private TimeSpan? AgeOf(string? olderThan)
    {
        if (olderThan is null)
            return options.Value.Retention;
        return RetentionAge.TryParse(olderThan, out var age)
            ? age
            : throw new ArgumentException($"{IRetention.OlderThan}: given \"{olderThan}\"; allowed: {RetentionAge.Allowed}.", nameof(olderThan));
    }
}
