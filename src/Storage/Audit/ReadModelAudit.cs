using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Identity;

namespace ActorScheduler.Storage.Audit;

/// <summary>
/// Replays the journal and compares: the row of every task and periodic task has to be the fold of its events. May run while the
/// scheduler works. For operators after an accident, and for tests that cause one.
/// </summary>
/// <param name="store">The journal and the read model, which are one database.</param>
public sealed class ReadModelAudit(IReadModelStore store)
{
    private const int TasksAtATime = 100;
    private const int EventsAtATime = 20_000;

    private readonly AuditReader _reader = new(store);

    /// <summary>Finds every difference, in one pass over the tables and one over the journal, a part at a time and never the whole in
    /// memory.</summary>
    /// <param name="progress">Told after each part; the last report has the totals. May be null.</param>
    /// <param name="cancellation">Ends the pass.</param>
    /// <exception cref="DbException">The database cannot be read.</exception>
    public async IAsyncEnumerable<ReadModelDifference> CheckAllAsync(
        IProgress<ReadModelAuditProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var totals = new ReadModelAuditProgress(0, 0, 0, 0, 0);
        foreach (var part in TaskParts().Concat(PeriodicTaskParts()).Concat(JournalParts()))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var check in part)
            {
                totals = check.AddTo(totals);
                foreach (var difference in check.Differences)
                    yield return difference;
            }

            progress?.Report(totals);
            await Task.Yield();
        }
    }

    private IEnumerable<IReadOnlyList<AuditCheck>> TaskParts()
    {
        var after = 0L;
        while (_reader.Tasks(ref after, TasksAtATime) is { Count: > 0 } part)
            yield return part;
    }

    private IEnumerable<IReadOnlyList<AuditCheck>> PeriodicTaskParts()
    {
        var after = 0L;
        while (_reader.PeriodicTaskIds(after, TasksAtATime) is { Count: > 0 } ids)
        {
            // Each may have a million events, so each is a part of its own.
            foreach (var id in ids)
                yield return [_reader.PeriodicTask(id)];
            after = ids[^1];
        }
    }

    private IEnumerable<IReadOnlyList<AuditCheck>> JournalParts()
    {
        var last = _reader.LastOrdering();
        for (var after = 0L; after < last; after += EventsAtATime)
            yield return [.. _reader.WithoutRow(after, after + EventsAtATime).Select(Check)];
    }

    private AuditCheck Check(string persistenceId)
    {
        var taskPrefix = PersistenceIds.TaskPrefix;
        return persistenceId.StartsWith(taskPrefix, StringComparison.Ordinal)
            ? _reader.Task(persistenceId[taskPrefix.Length..])
            : _reader.PeriodicTask(long.Parse(persistenceId.AsSpan(PersistenceIds.PeriodicTaskPrefix.Length), CultureInfo.InvariantCulture));
    }
}
