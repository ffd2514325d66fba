using System.Data;
using ActorScheduler.Node.Clustering.Database;
using Npgsql;

namespace ActorScheduler.Node.Clustering.SplitBrain;

/// <summary>
/// Where it is decided who goes on when processes do not hear each other: in the database that all of them need anyway, in one transaction at a
/// time. It has a connection of its own, because the journal's writer may be waiting for the very process that is missed.
/// </summary>
/// <param name="open">Opens a connection outside of all pools.</param>
internal sealed class Arbitration(Func<NpgsqlConnection> open)
{
    /// <summary>Tells whom a process does not hear, and decides if it is time.</summary>
    /// <param name="observer">The process.</param>
    /// <param name="unheard">Those it does not hear; none takes back what it said before.</param>
    /// <param name="stableAfter">For so long someone has to be missed.</param>
    /// <returns>Those of them that are out of the cluster, and the process itself if it is.</returns>
    /// <exception cref="System.Data.Common.DbException">The database cannot be asked.</exception>
    public async Task<IReadOnlySet<ProcessKey>> HearAsync(ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, TimeSpan stableAfter)
    {
        await using var connection = await Task.Run(open);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        MemberTable.Lock(connection);
        await LinkTable.ReportAsync(connection, observer, unheard);
        var (now, links) = await LinkTable.ReadAsync(connection);
        var (known, removed) = await PartyTable.ReadAsync(connection);
        // Only members have a say: one that ends takes its row away, and what it said a moment ago would make those silent who gave it up.
        links.RemoveAll(link => !known.ContainsKey(link.Observer) || removed.Contains(link.Observer) || removed.Contains(link.Subject));
        if (Settlement.IsDue(links, now, stableAfter))
        {
            var losers = Settlement.Losers(PartiesOf(links, known), links);
            await PartyTable.RemoveAsync(connection, losers);
            removed.UnionWith(losers);
        }

        await transaction.CommitAsync();
        removed.IntersectWith([observer, .. unheard]);
        return removed;
    }

    // One that has taken its row away was leaving: it goes before all others.
    private static List<Party> PartiesOf(List<BrokenLink> links, Dictionary<ProcessKey, Party> known) =>
    [
        .. links.SelectMany(link => new[] { link.Observer, link.Subject }).Distinct()
            .Select(key => known.GetValueOrDefault(key) ?? new Party(key, HoldsTasks: false, long.MaxValue)),
    ];
}
