using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The wake-ups of one kind in some partitions, in the order of their due times, and never more at a time than a window holds.
/// Tasks and periodic tasks each have a queue, so that a storm of one kind does not make the other late.
/// </summary>
/// <param name="kind">Tasks or periodic tasks.</param>
/// <param name="most">How many may be in memory at a time because they were woken.</param>
/// <param name="partitions">The partitions it reads.</param>
/// <param name="index">Where it reads.</param>
/// <param name="policy">How far ahead a dead process may have held timers.</param>
/// <param name="wake">Wakes one.</param>
internal sealed class WakeUpQueue(WakeUpKind kind, int most, IReadOnlyList<int> partitions, IWakeUpIndex index, WakeUpPolicy policy, Action<WakeUp> wake)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    // What is due later than this leaves some places free for a row that is written late and due earlier.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private readonly int _keptFree = most / 4;

    private readonly WakeUpWindow _window = new(most, RepeatAfter);
    private WakeUpFeed _due = WakeUpFeed.Empty;
    private WakeUpFeed _held = WakeUpFeed.Empty;

    /// <summary>
    /// Reads what is coming due, from the front, since earlier rows may have been added. Rows whose entities were woken are passed over, and
    /// nothing beyond the window is read before there is room for it.
    /// </summary>
    public void Read(DateTimeOffset now)
    {
        _window.GiveUp(now);
        _due = new WakeUpFeed(index, Ranges(now + LookAhead));
        Fill(now);
    }

    /// <summary>
    /// Also reads what a process may have held in memory; for use after a start and after a node left. The index holds such rows with a
    /// time a while after their own.
    /// </summary>
    public void Rescue(DateTimeOffset now)
    {
        _held = new WakeUpFeed(index, Ranges(now + policy.RescueHorizon).Select(range => range with { After = now, OnlyHeld = true }));
        Read(now);
    }

    /// <summary>Forgets who was woken: they may have been on a node that is gone.</summary>
    public void Forget() => _window.Clear();

    /// <summary>An entity that was woken has answered, so it is the next one's turn.</summary>
    public void Answered(WakeUpAnswer answer, DateTimeOffset now)
    {
        _window.Take(answer);
        Fill(now);
    }

    private IEnumerable<WakeUpRange> Ranges(DateTimeOffset until) =>
        index.PartitionsDue(kind, partitions, until).Select(partition => new WakeUpRange(kind, partition, until));

    private void Fill(DateTimeOffset now)
    {
        while (Next() is { } feed)
        {
            var row = feed.Head!;
            if (!_window.Knows(row))
            {
                if (_window.Room <= (row.At > now + Soon ? _keptFree : 0))
                    return;
                _window.Add(row, now);
                wake(row);
            }

            feed.MoveOn();
        }
    }

    /// <summary>The feed whose head comes next by its own due time, or null when there is none.</summary>
    private WakeUpFeed? Next() => (_due.Head, _held.Head) switch
    {
        (null, null) => null,
        (_, null) => _due,
        (null, _) => _held,
        ({ } due, { } held) => held.At - policy.Grace < due.At ? _held : _due,
    };
}
