using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Journal.Sqlite.Writing;

/// <summary>One piece of work for the writer of an SQLite file.</summary>
internal abstract class SqliteItem : WriterItem
{
    /// <summary>Does the work in the open transaction.</summary>
    /// <remarks>Throws only when the storage failed; what concerns this item alone is undone and kept for <see cref="WriterItem.Committed"/>.</remarks>
    internal abstract void Execute(WriterSession session);
}
