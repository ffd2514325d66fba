using System.Collections.Immutable;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// The sessions that can be open, as this gateway knows them. One that was opened at another gateway a moment ago is looked for when it is first shown; all
/// who show one that is not known share the next look, so that made-up sessions cost one read at a time.
/// </summary>
internal sealed class KnownSessions(SessionChanges changes, TimeProvider time)
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<DateOnly, Sessions> _days = ImmutableDictionary<DateOnly, Sessions>.Empty;
    private Task _look = Task.CompletedTask;
    private Task? _nextLook;

    /// <summary>True if there is one that may be closed at another gateway.</summary>
    public bool HasOpen => Open.Any();

    /// <summary>Those that are open.</summary>
    public IEnumerable<Session> Open
    {
        get
        {
            var now = time.GetUtcNow();
            return Volatile.Read(ref _days).Values.SelectMany(day => day.ById.Values).Where(session => session.IsOpen(now));
        }
    }

    /// <summary>The session that a browser shows; null if it is none that is open.</summary>
    /// <exception cref="SchedulerUnavailableException">It is not known, and the journal cannot be read now.</exception>
    public async ValueTask<Session?> FindAsync(SessionText text, CancellationToken cancellation)
    {
        if (!SessionText.TryDay(text.Id, out var day) || !Days().Contains(day))
            return null;
        if (Known(day, text.Id) is not { } session)
        {
            await RefreshAsync(cancellation);
            if (Known(day, text.Id) is not { } found)
                return null;
            session = found;
        }

        return text.Matches(session.SecretHash) && session.IsOpen(time.GetUtcNow()) ? session : null;
    }

    /// <summary>Looks for what has changed, once more after whatever look has begun before.</summary>
    public Task RefreshAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_nextLook is null)
            {
                if (_look.IsCompleted)
                    return (_look = LookAsync()).WaitAsync(cancellation);
                _nextLook = LookAfterAsync(_look);
            }

            return _nextLook.WaitAsync(cancellation);
        }
    }

    private Session? Known(DateOnly day, string id) => Volatile.Read(ref _days).GetValueOrDefault(day, Sessions.None).ById.GetValueOrDefault(id);

    // None lasts longer than a day, and the clock of another gateway may be ahead.
    private DateOnly[] Days()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [today.AddDays(-1), today, today.AddDays(1)];
    }

    private async Task LookAfterAsync(Task look)
    {
        await look.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
            (_look, _nextLook) = (_nextLook!, null);
        await LookAsync();
    }

    private async Task LookAsync()
    {
        var before = Volatile.Read(ref _days);
        var days = ImmutableDictionary.CreateBuilder<DateOnly, Sessions>();
        foreach (var day in Days())
            days[day] = await changes.ReadAsync(day, before.GetValueOrDefault(day, Sessions.None), CancellationToken.None);
        Volatile.Write(ref _days, days.ToImmutable());
    }
}
