using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>Chooses where to look for the rows of a filter: where the fewest are, so that the rarest condition leads.</summary>
internal sealed class CandidateChoice(IReadModelStore store, ITaskTextIndex? texts)
{
    /// <summary>So few rows are looked at faster than a better way is found.</summary>
    private const int Few = 200;

    // The estimate for what is too long to count: more than what is counted, fewer than all.
    private const long Many = long.MaxValue / 2;

    public ICandidates Choose(DbConnection connection, TaskFilter filter, PositionRange range)
    {
        ICandidates best = new EveryRow(store.Dialect, TaskFilterSql.AsksForAll(filter));
        foreach (var open in Ways(filter))
        {
            if (best.Estimate > Few && open(connection, range) is { } other && other.Estimate < best.Estimate)
                best = other;
        }

        return best;
    }

    private IEnumerable<Func<DbConnection, PositionRange, ICandidates?>> Ways(TaskFilter filter)
    {
        if (filter.Name is not null || !string.IsNullOrEmpty(filter.NamePrefix) || filter.Phases.Count > 0)
            yield return (connection, _) => NamedRows.Open(connection, store.Dialect, filter);
        if (filter.PeriodicTaskId is { } periodic)
            yield return (connection, _) => ColumnRows.Open(connection, store.Dialect, "tasks_by_periodic_task", "periodic_task_id", periodic, Many);
        // Tasks that name no queue are in the default one, and not in the index.
        if (filter.Queue is { } queue && queue != TaskQueues.Default)
            yield return (connection, _) => ColumnRows.Open(connection, store.Dialect, "tasks_by_queue", "queue", queue, Many);
        if (!string.IsNullOrEmpty(filter.Search) && texts is not null)
            yield return (connection, range) => texts.Find(connection, filter.Search, range);
        if (filter.EtaFrom is not null || filter.EtaTo is not null)
            yield return (connection, _) => Timed(connection, "tasks_by_eta", "eta", filter.EtaFrom, filter.EtaTo);
        if (filter.FinishedFrom is not null || filter.FinishedTo is not null)
            yield return (connection, _) => Timed(connection, "tasks_by_finish", "finished_at", filter.FinishedFrom, filter.FinishedTo);
        if (store.Dialect.BitsOfTaskBlock is null && (filter.ReceivedFrom is not null || filter.ReceivedTo is not null))
            yield return (connection, _) => Timed(connection, "tasks_by_receipt", "submitted_at", filter.ReceivedFrom, filter.ReceivedTo);
    }

    private TimedRows? Timed(DbConnection connection, string index, string column, DateTimeOffset? first, DateTimeOffset? last) =>
        TimedRows.Open(connection, store.Dialect, index, column, StoredTime.ToMicroseconds(first), StoredTime.ToMicroseconds(last));
}
