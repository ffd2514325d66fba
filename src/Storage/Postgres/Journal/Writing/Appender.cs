using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>
/// Stores the events of many writes with two round trips: one for the events, one for tags and read models. The second one also takes back events
/// that must not stay, by their ordering: cheaper than a savepoint for each of thousands of good writes.
/// </summary>
internal sealed class Appender(ProjectionSessions projections)
{
    /// <summary>Stores writes of different actors together.</summary>
    internal void Together(WriterTransaction transaction, IReadOnlyList<AppendItem> items) =>
        Store(transaction, [.. items.SelectMany(EventRow.Of)]);

    /// <summary>Stores a write alone, part by part, so that a read model can refuse one part by a failing statement.</summary>
    /// <exception cref="Exception">The write fails as a whole; the transaction must be given up.</exception>
    internal void Apart(WriterTransaction transaction, AppendItem item)
    {
        foreach (var part in item.Parts.Where(part => part.Events.Count > 0))
        {
            List<EventRow> rows = [.. EventRow.Of(item, part)];
            transaction.BeginPart();
            try
            {
                Store(transaction, rows);
            }
            catch (PostgresException e) when (!e.IsStorageFailure())
            {
                var meaning = projections.Explain(e, rows[0]);
                if (meaning is not ProjectionRefusedException refusal)
                    throw meaning;
                transaction.UndoPart();
                item.Refuse(part, refusal);
                continue;
            }

            if (item.Failure is { } failure)
                throw failure;
            transaction.KeepPart();
        }
    }

    private void Store(WriterTransaction transaction, List<EventRow> rows)
    {
        if (rows.Count == 0)
            return;
        EventTable.Insert(transaction, rows);
        foreach (var row in rows)
        {
            if (row.Ordering == 0 && row.Item.Failure is null)
                row.Item.Fail(new JournalConflictException(row.Event.PersistenceId, row.Event.SequenceNr));
        }

        while (!TryProject(rows))
        {
            // Without what was refused, from the beginning: the projections have collected rows of it.
        }

        using var batch = transaction.NewBatch();
        EventTable.Remove(batch, rows.Where(row => !row.IsAlive));
        EventTable.InsertTags(batch, rows.Where(row => row.IsAlive));
        projections.Write(batch);
        if (batch.BatchCommands.Count > 0)
            batch.Prepared().ExecuteNonQuery();
    }

    private bool TryProject(List<EventRow> rows)
    {
        projections.Clear();
        foreach (var row in rows)
        {
            if (row.Event.Projection is not { } projection || !row.IsAlive)
                continue;
            try
            {
                projections.Project(new ProjectedEvent(row.Event.PersistenceId, row.Event.SequenceNr, row.Ordering, projection));
            }
            catch (ProjectionRefusedException e)
            {
                row.Item.Refuse(row.Part, e);
                return false;
            }
            catch (ProjectionFailedException e)
            {
                row.Item.Fail(e);
                return false;
            }
        }

        return true;
    }
}
