using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>One piece of work for the writer of an SQLite file.</summary>
internal abstract class SqliteItem : WriterItem
{
    /// <summary>
    /// Does the work in the open transaction without a way back, which is the cheap way and nearly always enough.
    /// </summary>
    /// <returns>False when a part of it has to be undone: then the whole transaction is given up and begun again with
    /// <see cref="Execute"/>.</returns>
    internal virtual bool TryExecute(WriterSession session)
    {
        Execute(session);
        return true;
    }

    /// <summary>Does the work in the open transaction and undoes only what fails.</summary>
    /// <remarks>Throws only when the storage failed; what concerns this item alone is undone and kept for <see cref="WriterItem.Committed"/>.</remarks>
    internal abstract void Execute(WriterSession session);
}
