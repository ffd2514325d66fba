namespace ActorScheduler.Storage.Cluster;

/// <summary>What the processes on one database let each other write.</summary>
internal interface IWireVersionVotes
{
    /// <summary>Reads what every process lets the cluster write.</summary>
    /// <param name="freshFor">A process that reported within this time counts as alive.</param>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    IReadOnlyList<WireVersionVote> Read(TimeSpan freshFor);

    /// <summary>Raises the version that is written, while no process can enter.</summary>
    /// <param name="freshFor">A process that reported within this time counts as alive.</param>
    /// <param name="agree">Finds the version on which all agree, given the one that is written and the votes.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <returns>The new version; null if it is the old one.</returns>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    Task<int?> RaiseAsync(TimeSpan freshFor, Func<int, IReadOnlyList<WireVersionVote>, int> agree, CancellationToken cancellation);
}

/// <summary>What a process lets the cluster write.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Allowed">The highest version.</param>
/// <param name="IsFresh">True if it reported lately.</param>
internal sealed record WireVersionVote(string Address, int Allowed, bool IsFresh);
