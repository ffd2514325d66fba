using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>What the database has on one process.</summary>
internal sealed class MembershipRow
{
    public required bool HoldsTasks { get; init; }

    public required long Entered { get; init; }

    public DateTimeOffset Beat { get; set; }

    public bool IsRemoved { get; set; }
}

/// <summary>The table of the members as it is in the database: the same questions, answered in memory.</summary>
/// <param name="now">The time of the model.</param>
/// <param name="holdsLock">True while the session of a process lives.</param>
internal sealed class MembershipTable(Func<DateTimeOffset> now, Func<ProcessKey, bool> holdsLock) : IDowningTable
{
    private readonly Dictionary<(ProcessKey Observer, ProcessKey Subject), (DateTimeOffset Since, DateTimeOffset Seen)> _links = [];

    public Dictionary<ProcessKey, MembershipRow> Rows { get; } = [];

    public Task<IReadOnlySet<ProcessKey>> ReportAsync(
        ProcessKey observer, IReadOnlyCollection<ProcessKey> unheard, Func<LinksSeen, IReadOnlyCollection<ProcessKey>> decide)
    {
        var said = Rows[observer].IsRemoved ? [] : unheard;
        foreach (var (link, times) in _links.Where(link => link.Key.Observer == observer && !said.Contains(link.Key.Subject) && IsFresh(link.Value.Seen)).ToList())
            _links[link] = (times.Since, now().AddSeconds(-2.001));
        foreach (var subject in said)
        {
            var isRepeated = _links.TryGetValue((observer, subject), out var before) && IsFresh(before.Seen);
            _links[(observer, subject)] = (isRepeated ? before.Since : now(), now());
        }

        var seen = new LinksSeen(
            now(),
            Said(2),
            Said(15),
            Rows.ToDictionary(row => row.Key, row => new Candidate(row.Key, row.Value.HoldsTasks, row.Value.Entered) { LastBeat = row.Value.Beat }),
            Removed());
        foreach (var going in decide(seen))
            Rows[going].IsRemoved = true;
        return Task.FromResult<IReadOnlySet<ProcessKey>>(Removed());
    }

    public Task<Burial> BuryAsync(ProcessKey observer, ProcessKey dead)
    {
        if (Rows[observer].IsRemoved)
            return Task.FromResult(Burial.ObserverIsOut);
        if (holdsLock(dead))
            return Task.FromResult(Burial.Alive);
        Rows[dead].IsRemoved = true;
        return Task.FromResult(Burial.Done);
    }

    private List<BrokenLink> Said(double within) =>
        [.. _links.Where(link => now() - link.Value.Seen <= TimeSpan.FromSeconds(within)).Select(link => new BrokenLink(link.Key.Observer, link.Key.Subject, link.Value.Since))];

    private HashSet<ProcessKey> Removed() => [.. Rows.Where(row => row.Value.IsRemoved).Select(row => row.Key)];

    private bool IsFresh(DateTimeOffset seen) => now() - seen <= TimeSpan.FromSeconds(2);
}
