using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The entities that were woken and have not answered yet. Their number is bounded, as each is an actor in memory; the rows of the others
/// stay in the index until one of these has begun to run. Plain data.
/// </summary>
/// <param name="most">How many may be in memory at a time because they were woken.</param>
/// <param name="repeatAfter">How long to wait for an answer. After that, an entity whose row is still there is woken again.</param>
internal sealed class WakeUpWindow(int most, TimeSpan repeatAfter)
{
    private readonly Dictionary<(WakeUpKind, string), Woken> _woken = [];
    private int _open;

    /// <summary>How many more may be woken now.</summary>
    public int Room => most - _open;

    /// <summary>True if nobody was woken who is to be left alone for now.</summary>
    public bool IsEmpty => _woken.Count == 0;

    /// <summary>True if the entity was woken for this row and is to be left alone for now.</summary>
    // A row with another time is another wake-up: an edit may have brought it forward.
    public bool Knows(WakeUp row) => _woken.TryGetValue((row.Kind, row.EntityId), out var woken) && woken.At == row.At;

    /// <summary>Notes that a row's entity is woken now.</summary>
    public void Add(WakeUp row, DateTimeOffset now)
    {
        var key = (row.Kind, row.EntityId);
        if (!_woken.TryGetValue(key, out var before) || !before.IsOpen)
            _open++;
        // One that was woken ahead of its time is left alone until that time has come and gone.
        _woken[key] = new Woken(row.At, (row.At > now ? row.At : now) + repeatAfter, IsOpen: true);
    }

    /// <summary>Notes the answer of an entity that was woken: it needs no place any more.</summary>
    /// <returns>False if it was not woken from here.</returns>
    public bool Take(WakeUpAnswer answer)
    {
        var key = (answer.Kind, answer.EntityId);
        if (!_woken.TryGetValue(key, out var woken))
            return false;
        if (woken.IsOpen)
            _open--;
        // A row that stays in the index for a good reason must not be woken at every scan.
        if (answer.RowStays)
            _woken[key] = woken with { IsOpen = false };
        else
            _woken.Remove(key);
        return true;
    }

    /// <summary>Forgets everyone who was woken.</summary>
    public void Clear()
    {
        _woken.Clear();
        _open = 0;
    }

    /// <summary>Forgets those that have not answered in time.</summary>
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
