namespace ActorScheduler.Storage.Cluster;

/// <summary>The table of the processes that are in the cluster or want to be.</summary>
internal interface IMemberTable
{
    /// <summary>
    /// Enters a process and decides what it does next, while no other process decides. A process that begins a cluster is a member from this
    /// moment, and all former members are forgotten.
    /// </summary>
    /// <typeparam name="TStep">What it does next.</typeparam>
    /// <param name="self">The process.</param>
    /// <param name="decide">Decides; what it throws undoes the entry.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    Task<TStep> EnterAsync<TStep>(MemberEntry self, Func<MembersSeen, (TStep Step, bool Begins)> decide, CancellationToken cancellation);

    /// <summary>Reports that a process is alive.</summary>
    /// <param name="self">The process.</param>
    /// <param name="isMember">True if it is in the cluster.</param>
    /// <param name="freeWorkers">How many of its workers are idle.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <returns>False if the others have given it up: they have removed it, or begun a cluster without it.</returns>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    Task<bool> BeatAsync(ProcessKey self, bool isMember, int freeWorkers, CancellationToken cancellation);

    /// <summary>Removes a process that leaves.</summary>
    /// <returns>False if it was not there any more.</returns>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    Task<bool> LeaveAsync(ProcessKey self, CancellationToken cancellation);
}

/// <summary>What a process enters in the table.</summary>
/// <param name="Key">Which process.</param>
/// <param name="Tasks">What it can run.</param>
/// <param name="WireVersion">The version of events and messages that it lets the cluster write.</param>
internal sealed record MemberEntry(ProcessKey Key, byte[] Tasks, int WireVersion);

/// <summary>What a process finds in the table when it enters.</summary>
/// <param name="WrittenVersion">The version of events and messages that the cluster writes.</param>
/// <param name="Others">The other processes that were members when they last reported.</param>
/// <param name="Now">The server's time.</param>
internal sealed record MembersSeen(int WrittenVersion, IReadOnlyList<MemberRow> Others, DateTimeOffset Now);
