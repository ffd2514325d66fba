using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>Runs a batch in one transaction.</summary>
internal sealed class GroupCommit(WriterSession session, string path, IFaultInjection? faults)
{
    /// <summary>Makes a batch durable, or nothing of it.</summary>
    /// <returns>Null when it is durable, otherwise why not.</returns>
    internal JournalUnavailableException? Run(List<SqliteItem> batch)
    {
        try
        {
            Execute(batch);
            if (!session.InTransaction)
                throw new InvalidOperationException("Work given to the writer ended the transaction that it was part of.");

            session.Projections.Flush();
            faults?.BeforeCommit();
            session.Commit();
            faults?.AfterCommit();
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, no item may be left without an answer, and the writer must live to serve the next batch.
            return Undo(e);
        }
    }

    // Savepoints around every write would cost more than a batch that is run twice once in a long while.
    private void Execute(List<SqliteItem> batch)
    {
        session.Begin();
        if (TryExecute(batch))
            return;
        session.Rollback();
        session.Begin();
        foreach (var item in batch)
            item.Execute(session);
    }

    private bool TryExecute(List<SqliteItem> batch)
    {
        foreach (var item in batch)
        {
            if (!item.TryExecute(session))
                return false;
        }

        return true;
    }

    private JournalUnavailableException Undo(Exception cause)
    {
        try
        {
            session.Rollback();
            return SqliteErrors.Unavailable(path, "written", cause);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            return SqliteErrors.Unavailable(path, "written", new AggregateException(cause, e));
        }
    }
}
