using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Writing;

/// <summary>The health of a store: written by the writer thread, read by any.</summary>
internal sealed class HealthState(TimeProvider time)
{
    private volatile JournalHealth _current = new(true, null, time.GetUtcNow());

    /// <summary>The health now.</summary>
    internal JournalHealth Current => _current;

    /// <summary>Notes the outcome of a transaction.</summary>
    /// <param name="reason">Why it failed; null when it did not.</param>
    /// <returns>True when this is news.</returns>
    internal bool Record(string? reason)
    {
        if (_current.Reason == reason)
            return false;
        var since = _current.IsHealthy == (reason is null) ? _current.Since : time.GetUtcNow();
        _current = new JournalHealth(reason is null, reason, since);
        return true;
    }
}
