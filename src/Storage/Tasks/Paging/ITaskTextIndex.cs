using System.Data.Common;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>Finds tasks by a text in them, where a database has no index of its own for that.</summary>
internal interface ITaskTextIndex
{
    /// <summary>The rows that may hold a text: at least all that do, as they are now.</summary>
    /// <param name="connection">The reader of this page.</param>
    /// <param name="text">Any text.</param>
    /// <param name="range">Where to look.</param>
    /// <returns>Null if the index cannot tell: the text is too short, or too much has changed since the index was brought up to date.</returns>
    ICandidates? Find(DbConnection connection, string text, PositionRange range);
}
