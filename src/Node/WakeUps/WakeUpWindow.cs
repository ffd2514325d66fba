using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Who was woken and has not said yet that it is done with it. So many at a time and no more: each is an actor in memory, and
/// the rows of the others keep until one of these has begun to run. Plain data.
/// </summary>
/// <param name="most">So many may be in memory at a time for having been woken.</param>
/// <param name="repeatAfter">One that says nothing is given up after this time: should its row still be there, it is woken again.</param>
internal sealed class WakeUpWindow(int most, TimeSpan repeatAfter)
{
    private readonly Dictionary<(WakeUpKind, string), Woken> _woken = [];
    private int _open;

    /// <summary>How many more may be woken now.</summary>
    public int Room => most - _open;

    /// <summary>True if the row was woken and is to be left alone for now.</summary>
    // A row with another time is another wake-up: an edit may have brought it forward.
    public bool Knows(WakeUp row) => _woken.TryGetValue((row.Kind, row.EntityId), out var woken) && woken.At == row.At;

    /// <summary>The row is woken now.</summary>
    public void Add(WakeUp row, DateTimeOffset now)
    {
        var key = (row.Kind, row.EntityId);
        if (!_woken.TryGetValue(key, out var before) || !before.IsOpen)
            _open++;
        // One that was woken ahead of its time is left alone until that time has come and gone.
        _woken[key] = new Woken(row.At, (row.At > now ? row.At : now) + repeatAfter, IsOpen: true);
    }

    /// <summary>The one that was woken needs no place any more.</summary>
    public void Take(WakeUpAnswer answer)
    {
        var key = (answer.Kind, answer.EntityId);
        if (!_woken.TryGetValue(key, out var woken))
            return;
        if (woken.IsOpen)
            _open--;
        // What stays in the index for a good reason must not be woken at every scan.
        if (answer.RowStays)
            _woken[key] = woken with { IsOpen = false };
        else
            _woken.Remove(key);
    }

    /// <summary>Gives up all.</summary>
    public void Clear()
    {
        _woken.Clear();
        _open = 0;
    }

    /// <summary>Gives up those that have had their time.</summary>
    public void GiveUp(DateTimeOffset now)
    {
        foreach (var (key, woken) in _woken)
        {
            if (woken.NotBefore > now)
                continue;
            _woken.Remove(key);
            if (woken.IsOpen)
                _open--;
        }
    }

    private readonly record struct Woken(DateTimeOffset At, DateTimeOffset NotBefore, bool IsOpen);
}
