using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Database;

/// <summary>A database that holds the journal and the read models, as its operator sees it.</summary>
public interface IJournalDatabase : IJournalStore, IReadModelStore, IFollowedJournal, IAsyncDisposable
{
    /// <summary>Where the data is, in words for an operator: a path, or an address without user and password.</summary>
    string Name { get; }

    /// <summary>The number of writes, deletions and other work that wait for the writer: the measure of back-pressure.</summary>
    int QueueLength { get; }
}
