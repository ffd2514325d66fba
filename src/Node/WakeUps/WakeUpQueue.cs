using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Wake-ups in the order of their due times, and never more at a time than a window holds. What may have to wait for one thing has a queue of its own,
/// so that it makes nothing else late: the periodic tasks, the tasks of each app.
/// </summary>
/// <param name="most">How many may be in memory at a time because they were woken.</param>
/// <param name="index">Where it reads.</param>
/// <param name="wake">Wakes one.</param>
internal sealed class WakeUpQueue(int most, IWakeUpIndex index, Action<WakeUp> wake)
{
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
    /// <param name="now">The time.</param>
    /// <param name="due">What is coming due.</param>
    /// <param name="held">Further rows, of what a process may have held in memory; null if those are not looked for now.</param>
    public void Read(DateTimeOffset now, IEnumerable<WakeUpRange> due, IEnumerable<WakeUpRange>? held = null)
    {
        _window.GiveUp(now);
        _due = new WakeUpFeed(index, due);
        if (held is not null)
            _held = new WakeUpFeed(index, held);
        Fill(now);
    }

    /// <summary>True if nothing is to be woken and nobody who was has still to answer.</summary>
    public bool IsIdle => _window.IsEmpty && _due.Head is null && _held.Head is null;

    /// <summary>Forgets who was woken: they may have been on a node that is gone.</summary>
    public void Forget() => _window.Clear();

    /// <summary>An entity has answered, so if it was woken from here it is the next one's turn.</summary>
    /// <returns>False if it was not woken from here.</returns>
    public bool Answered(WakeUpAnswer answer, DateTimeOffset now)
    {
        if (!_window.Take(answer))
            return false;
        Fill(now);
        return true;
    }

    private void Fill(DateTimeOffset now)
    {
        while ((_held.HeadDue < _due.HeadDue ? _held : _due) is { Head: { } row } feed)
        {
            if (!_window.Knows(row))
            {
                if (_window.Room <= (feed.HeadDue > now + Soon ? _keptFree : 0))
                    return;
                _window.Add(row, now);
                wake(row);
            }

            feed.MoveOn();
        }
    }
}
