using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>
/// Appends what one actor persisted. A refused part is undone alone and its neighbours stay. A conflict undoes the whole write: its
/// author is stale, and a later part that happened to fit would put a stale event into its successor's history.
/// </summary>
internal sealed class AppendItem(JournalWrite write) : SqliteItem
{
    private Exception? _failure;

    /// <inheritdoc />
    internal override string PersistenceId => write.PersistenceId;

    /// <inheritdoc />
    internal override int Events { get; } = write.EventCount;

    /// <inheritdoc />
    internal override bool TryExecute(WriterSession session)
    {
        try
        {
            foreach (var part in write.Parts)
            {
                foreach (var e in part.Events)
                {
                    if (!TryAppend(session, e))
                        return false;
                }
            }

            return true;
        }
        catch (Exception e) when (e is ProjectionRefusedException || ConcernsThisWrite(e))
        {
            return false;
        }
    }

    /// <inheritdoc />
    internal override void Execute(WriterSession session)
    {
        var undoable = write.Parts.Count > 1;
        if (undoable)
            session.Savepoint.Begin();
        try
        {
            foreach (var part in write.Parts)
                Append(session, part);
            if (undoable)
                session.Savepoint.Release();
        }
        catch (Exception e) when (ConcernsThisWrite(e))
        {
            _failure = e;
            if (undoable)
                session.Savepoint.Undo();
        }
    }

    /// <inheritdoc />
    internal override void Committed()
    {
        if (_failure is null)
            write.Committed();
        else
            write.Failed(_failure);
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause) => write.Failed(cause);

    private static void Append(WriterSession session, AtomicEvents part)
    {
        var undoable = !part.IsOneRow;
        if (undoable)
            session.Savepoint.Begin();
        try
        {
            foreach (var e in part.Events)
                Append(session, e);
            if (undoable)
                session.Savepoint.Release();
        }
        catch (ProjectionRefusedException e)
        {
            session.Savepoint.Undo();
            part.Reject(e);
        }
        catch (Exception e) when (undoable && ConcernsThisWrite(e))
        {
            session.Savepoint.Undo();
            throw;
        }
    }

    private static bool ConcernsThisWrite(Exception e) =>
        e is JournalConflictException or ProjectionFailedException || (e is SqliteException sqlite && !sqlite.IsStorageFailure());

    private static void Append(WriterSession session, JournalEvent e)
    {
        if (!TryAppend(session, e))
            throw new JournalConflictException(e.PersistenceId, e.SequenceNr);
    }

    /// <summary>False when another incarnation has written this sequence number.</summary>
    private static bool TryAppend(WriterSession session, JournalEvent e)
    {
        var ordering = session.Events.TryInsert(e);
        if (ordering == 0)
            return false;
        if (e.Projection is { } projection)
            session.Projections.Project(new ProjectedEvent(e.PersistenceId, e.SequenceNr, ordering, projection));
        return true;
    }
}
