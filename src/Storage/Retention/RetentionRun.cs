using ActorScheduler.Contracts;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Archive;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// One run. Each batch of what is old enough is written to the archive, synced there, and only then removed. A crash in between leaves the
/// batch in both, so that the next run archives it a second time, and readers of the archive see it once.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="archive">The archive, or null if none is kept.</param>
/// <param name="runs">Where the run is noted.</param>
/// <param name="rest">The pause between batches.</param>
/// <param name="log">Told of what is kept.</param>
internal sealed class RetentionRun(IReadModelStore store, TaskArchiveWriter? archive, RetentionLog runs, WriterRest rest, ILogger log)
{
    /// <summary>The most tasks, or events of periodic tasks, in a transaction: a few milliseconds of the writer.</summary>
    public const int BatchSize = 200;

    /// <summary>Removes what is older than a time.</summary>
    /// <exception cref="RetentionSupersededException">Another run has begun.</exception>
    /// <exception cref="JournalUnavailableException">The store cannot write.</exception>
    /// <exception cref="IOException">The archive cannot be written.</exception>
    public async Task RemoveAsync(RetentionRunId run, DateTimeOffset limit, CancellationToken cancellation)
    {
        var microseconds = StoredTime.ToMicroseconds(limit);
        var reader = new OldTaskReader(store, microseconds, AwaitedIds.Read(store, microseconds), log);
        foreach (var source in new[] { OldTaskSource.Expired, OldTaskSource.Listed })
            await RemoveTasksAsync(run, reader, source, cancellation);
        var periodic = new PeriodicEventRemoval(store, limit);
        foreach (var piece in periodic.Pieces(BatchSize))
        {
            await store.WriteAsync(
                writer =>
                {
                    runs.Add(writer, run, PeriodicEventRemoval.Remove(writer, store.Dialect, piece));
                    return true;
                },
                cancellation);
            await rest.WaitAsync(cancellation);
        }

        while (await store.WriteAsync(writer => TableTidying.Tidy(writer, store.Dialect, BatchSize), cancellation))
            await rest.WaitAsync(cancellation);
    }

    private async Task RemoveTasksAsync(RetentionRunId run, OldTaskReader reader, OldTaskSource source, CancellationToken cancellation)
    {
        OldTask? after = null;
        while (reader.Next(source, after, BatchSize) is { Count: > 0 } batch)
        {
            after = batch[^1].Task;
            Archive(batch);
            await store.WriteAsync(
                writer =>
                {
                    runs.Add(writer, run, TaskRemoval.Remove(writer, store.Dialect, source, batch, archive is not null));
                    return true;
                },
                cancellation);
            await rest.WaitAsync(cancellation);
        }
    }

    private void Archive(IReadOnlyList<JudgedTask> batch) => archive?.Append(
        from task in batch
        where task.Verdict == OldTaskVerdict.Remove
        select new ArchivedHistory(task.Task.Id, task.State.FinishedAt!.Value, task.Events));
}
