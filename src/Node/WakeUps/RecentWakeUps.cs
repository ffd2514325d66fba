namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Who was woken lately, so that a row that stays in the index for a good reason (the task runs, or waits for its second)
/// is not woken at every scan. Plain data.
/// </summary>
/// <param name="repeatAfter">A row is woken again after this time, should it still be there.</param>
internal sealed class RecentWakeUps(TimeSpan repeatAfter)
{
    private readonly Dictionary<(WakeUpKind, string), (DateTimeOffset At, DateTimeOffset NotBefore)> _woken = [];

    /// <summary>True, and noted, if the row is to be woken now.</summary>
    public bool ShouldWake(WakeUp row, DateTimeOffset now)
    {
        var key = (row.Kind, row.EntityId);
        // A row with another time is another wake-up: an edit may have brought it forward.
        if (_woken.TryGetValue(key, out var last) && last.At == row.At && now < last.NotBefore)
            return false;

        // One that was woken ahead of its time is left alone until that time has come and gone.
        _woken[key] = (row.At, (row.At > now ? row.At : now) + repeatAfter);
        return true;
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear() => _woken.Clear();

    /// <summary>Forgets those that may be woken again anyway.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (key, last) in _woken)
        {
            if (last.NotBefore <= now)
                _woken.Remove(key);
        }
    }
}
