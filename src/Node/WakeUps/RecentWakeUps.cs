namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Who was woken lately, so that a row that stays in the index for a good reason (the task runs, or waits for its second)
/// is not woken at every scan. Plain data.
/// </summary>
/// <param name="repeatAfter">A row is woken again after this time, should it still be there.</param>
internal sealed class RecentWakeUps(TimeSpan repeatAfter)
{
    private readonly Dictionary<(WakeUpKind, string), DateTimeOffset> _notBefore = [];

    /// <summary>True, and noted, if the row is to be woken now.</summary>
    public bool ShouldWake(WakeUp row, DateTimeOffset now)
    {
        var key = (row.Kind, row.EntityId);
        if (_notBefore.TryGetValue(key, out var notBefore) && now < notBefore)
            return false;

        // One that was woken ahead of its time is left alone until that time has come and gone.
        _notBefore[key] = (row.At > now ? row.At : now) + repeatAfter;
        return true;
    }

    /// <summary>Forgets those that may be woken again anyway.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (key, notBefore) in _notBefore)
        {
            if (notBefore <= now)
                _notBefore.Remove(key);
        }
    }
}
