using System.Collections.Concurrent;
using System.Data.Common;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>An index in memory that remembers what was asked of it. May be used from any thread.</summary>
internal sealed class FakeIndex : IWakeUpIndex
{
    private readonly ConcurrentDictionary<(WakeUpKind, string), (int Part, WakeUp Row, bool Held)> _rows = new();

    /// <summary>Thrown instead of an answer, while it is set.</summary>
    public volatile DbException? Fault;

    private int _faults;

    /// <summary>How often it was thrown.</summary>
    public int Faults => Volatile.Read(ref _faults);

    /// <summary>The rows of each answer.</summary>
    public ConcurrentQueue<int> PagesRead { get; } = new();

    /// <summary>Which lanes were read, page by page.</summary>
    public ConcurrentQueue<int> PartsRead { get; } = new();

    /// <summary>The tasks that have expired while they wait.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Expired { get; } = new();

    /// <summary>How many tasks each batch still to come finds that are to be moved to their lanes.</summary>
    public ConcurrentQueue<int> ToMove { get; } = new();

    public void Add(int part, WakeUp row, bool held = false) => _rows[(row.Kind, row.EntityId)] = (part, row, held);

    public void Remove(WakeUpKind kind, string id) => _rows.TryRemove((kind, id), out _);

    public IReadOnlyList<WakeUp> Read(WakeUpRange range, WakeUp? after, int limit)
    {
        PartsRead.Enqueue(range.Part);
        if (range.OfExpired)
            return [.. Expired.Where(task => task.Value <= range.Until).Select(task => new WakeUp(WakeUpKind.Task, task.Key, task.Value)).Take(limit)];
        List<WakeUp> page =
        [
            .. _rows.Values.Where(row => row.Part == range.Part && row.Row.Kind == range.Kind && row.Row.At <= range.Until)
                .Where(row => !(row.Row.At <= range.After) && (row.Held || !range.OnlyHeld))
                .Select(row => row.Row)
                .Where(row => after is null || (row.At, string.CompareOrdinal(row.EntityId, after.EntityId)).CompareTo((after.At, 0)) > 0)
                .OrderBy(row => row.At).ThenBy(row => row.EntityId, StringComparer.Ordinal)
                .Take(limit),
        ];
        PagesRead.Enqueue(page.Count);
        return page;
    }

    public IReadOnlyList<int> PartitionsDue(WakeUpKind kind, IReadOnlyList<int> partitions, DateTimeOffset until) => Fault is { } fault
        ? throw Counted(fault)
        : [.. partitions.Where(partition => _rows.Values.Any(row => row.Part == partition && row.Row.Kind == kind && row.Row.At <= until))];

    public IReadOnlyList<int> LanesDue(DateTimeOffset until) =>
        [.. _rows.Values.Where(row => row.Part >= Lanes.First && row.Row.At <= until).Select(row => row.Part).Distinct().Order()];

    public LaneOwner? OwnerOf(int lane) => _rows.Values.Any(row => row.Part == lane) ? Apps.OwnerOf(lane) : null;

    public Task<int> MoveToLanesAsync(IReadOnlyList<int> partitions, LaneUse use, int limit) =>
        Task.FromResult(ToMove.TryDequeue(out var found) ? found : 0);

    private DbException Counted(DbException fault)
    {
        Interlocked.Increment(ref _faults);
        return fault;
    }
}
