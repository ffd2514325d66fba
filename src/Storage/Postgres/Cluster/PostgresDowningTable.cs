using System.Data;
using ActorScheduler.Storage.Cluster;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>
/// The tables of links and members, for the decision who goes. It has a connection of its own, because the journal's writer may be waiting for the
/// very process that is missed.
/// </summary>
/// <param name="open">Opens a connection outside of all pools.</param>
internal sealed class PostgresDowningTable(Func<NpgsqlConnection> open) : IDowningTable
{
    public async Task<IReadOnlySet<ProcessKey>> ReportAsync(
        ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, Func<LinksSeen, IReadOnlyCollection<ProcessKey>> decide)
    {
        await using var connection = await Task.Run(open);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        PostgresMemberTable.Lock(connection);
        var (known, removed) = await CandidateTable.ReadAsync(connection);
        await LinkTable.ReportAsync(connection, observer, known.ContainsKey(observer) && !removed.Contains(observer) ? unheard : []);
        var (now, links, recent) = await LinkTable.ReadAsync(connection);
        var going = decide(new LinksSeen(now, links, recent, known, removed));
        if (going.Count > 0)
            await CandidateTable.RemoveAsync(connection, going);
        await transaction.CommitAsync();
        removed.UnionWith(going);
        return removed;
    }

    public async Task<Burial> BuryAsync(ProcessKey observer, ProcessKey dead)
    {
        await using var connection = await Task.Run(open);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        PostgresMemberTable.Lock(connection);
        var (_, removed) = await CandidateTable.ReadAsync(connection);
        // One without a row is leaving: until it has left it may wait for the very one that is dead.
        if (removed.Contains(observer))
            return Burial.ObserverIsOut;
        // Asked again with nobody else deciding: it may just have come back.
        if ((await LivenessLock.HoldersAsync(connection, [dead])).Count > 0)
            return Burial.Alive;
        await CandidateTable.RemoveAsync(connection, [dead]);
        await transaction.CommitAsync();
        return Burial.Done;
    }
}
