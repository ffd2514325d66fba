using System.Runtime.InteropServices;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Tasks;

/// <summary>
/// Gathers what the rows of one transaction change in the counts and blocks, and writes each of them once. The changes are a plain
/// list until then: undoing to a mark cuts it off there.
/// </summary>
internal sealed class TaskTally(SqliteConnection connection) : IDisposable
{
    private readonly PreparedStatement _count = new(connection, TaskTable.Count);
    private readonly PreparedStatement _widen = new(connection, TaskTable.Widen);
    private readonly List<Change> _changes = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<(string Name, TaskPhase Phase), long> _counts = [];
    private readonly Dictionary<long, BlockTimes> _blocks = [];

    public void Begin()
    {
        _changes.Clear();
        _marks.Clear();
    }

    public void Mark() => _marks.Push(_changes.Count);

    public void Keep() => _marks.Pop();

    public void Undo()
    {
        var mark = _marks.Pop();
        _changes.RemoveRange(mark, _changes.Count - mark);
    }

    public void Added(long position, TaskState state) => Add(position, TaskPhase.Unknown, state);

    public void Changed(long position, TaskPhase before, TaskState state)
    {
        if (before != state.Phase)
            Add(position, before, state);
    }

    /// <summary>Writes the changes and forgets them.</summary>
    public void Flush()
    {
        foreach (ref readonly var change in CollectionsMarshal.AsSpan(_changes))
            Sum(change);
        _changes.Clear();
        foreach (var ((name, phase), change) in _counts)
        {
            if (change != 0)
                _count.Bind(name).Bind((long)phase).Bind(change).Execute();
        }

        foreach (var (block, times) in _blocks)
            _widen.Bind(block).Bind(times.Received.First).Bind(times.Received.Last).Bind(times.Finished?.First).Bind(times.Finished?.Last).Execute();
        _counts.Clear();
        _blocks.Clear();
    }

    public void Dispose()
    {
        _count.Dispose();
        _widen.Dispose();
    }

    private void Add(long position, TaskPhase before, TaskState state) => _changes.Add(new Change(
        position, state.Submission!.Name, before, state.Phase, StoredTime.ToMicroseconds(state.SubmittedAt), StoredTime.ToMicroseconds(state.FinishedAt)));

    private void Sum(in Change change)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (change.Name, change.After), out _)++;
        if (change.Before != TaskPhase.Unknown)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (change.Name, change.Before), out _)--;
        if (change.Before != TaskPhase.Unknown && change.Finished is null)
            return;

        ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_blocks, change.Position >> TaskTable.BlockBits, out var known);
        var received = new Span(change.Received, change.Received);
        times.Received = known ? times.Received.With(received) : received;
        if (change.Finished is { } end)
            times.Finished = times.Finished?.With(new Span(end, end)) ?? new Span(end, end);
    }

    private readonly record struct Change(long Position, string Name, TaskPhase Before, TaskPhase After, long Received, long? Finished);

    private readonly record struct Span(long First, long Last)
    {
        public Span With(Span other) => new(Math.Min(First, other.First), Math.Max(Last, other.Last));
    }

    private record struct BlockTimes(Span Received, Span? Finished);
}
