namespace ActorScheduler.Contracts.Schedules.Rules;

/// <summary>
/// The last answer to "which is the first time from here on?", which holds for every start up to it. Schedules are walked forward, so a rule is asked again only when
/// its time has passed, and one that names nothing more, for which it looks through centuries, is not asked again at all.
/// </summary>
internal sealed class LastAnswer
{
    // Two threads may both write it; both answers hold.
    private Answer? _last;

    /// <summary>The first time that is not before another, remembered or looked for.</summary>
    public DateTime? NextFrom(DateTime from, Func<DateTime, DateTime?> search)
    {
        if (_last is { } last && last.From <= from && (last.Next is null || from <= last.Next))
            return last.Next;
        var next = search(from);
        _last = new Answer(from, next);
        return next;
    }

    private sealed record Answer(DateTime From, DateTime? Next);
}
