namespace ActorScheduler.Contracts.Access;

/// <summary>Opens and closes sessions. Each change is decided on all sessions of its day, also if several processes change them at once.</summary>
/// <param name="journal">Where the changes are kept.</param>
/// <param name="time">The clock.</param>
public sealed class SessionChanges(ISessionJournal journal, TimeProvider time)
{
    /// <summary>The sessions of a day, as of now.</summary>
    /// <remarks>Fails with SchedulerUnavailableException: The journal cannot be read now.</remarks>
    public async Task<Sessions> ReadAsync(DateOnly day, Sessions known, CancellationToken cancellation) =>
        (await journal.ReadAfterAsync(day, known.SequenceNr, cancellation)).Aggregate(known, (sessions, next) => sessions.Apply(next));

    /// <summary>Opens a session.</summary>
    /// <param name="holder">Who has signed in.</param>
    /// <param name="lifetime">How long the session lasts.</param>
    /// <param name="until">When it ends at the latest, such as with its key; null: at no time of its own.</param>
    /// <param name="requestedBy">As histories name him.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The session as its browser gets it, and when it ends.</returns>
    public async Task<(SessionText Text, DateTimeOffset Expires)> OpenAsync(SessionHolder holder, TimeSpan lifetime, DateTimeOffset? until, string? requestedBy, CancellationToken cancellation)
    {
        var now = Now;
        var text = SessionText.New(now);
        var expires = until < now + lifetime ? until.Value : now + lifetime;
        await ChangeAsync(text.Id, _ => new AccessSessionOpened(now, text.Id, text.SecretHash, holder, expires, requestedBy), cancellation);
        return (text, expires);
    }

    /// <summary>Closes a session.</summary>
    /// <returns>False if there is none of this id that is open.</returns>
    public Task<bool> CloseAsync(string id, string? requestedBy, CancellationToken cancellation) =>
        ChangeAsync(id, sessions => sessions.ById.TryGetValue(id, out var session) && session.IsOpen(time.GetUtcNow()) ? new AccessSessionClosed(Now, id, requestedBy) : null, cancellation);

    private DateTimeOffset Now => StoredTime.FromMicroseconds(StoredTime.ToMicroseconds(time.GetUtcNow()));

    private async Task<bool> ChangeAsync(string id, Func<Sessions, AccessSessionEvent?> decide, CancellationToken cancellation)
    {
        if (!SessionText.TryDay(id, out var day))
            return false;
        var sessions = Sessions.None;
        while (true)
        {
            sessions = await ReadAsync(day, sessions, cancellation);
            if (decide(sessions) is not { } happened)
                return false;
            if (await journal.TryAppendAsync(day, new NumberedSessionEvent(sessions.SequenceNr + 1, happened), cancellation))
                return true;
        }
    }
}
