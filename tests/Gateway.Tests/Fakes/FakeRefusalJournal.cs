using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>A history of refused attempts in memory.</summary>
public sealed class FakeRefusalJournal : IRefusalJournal
{
    private readonly Lock _gate = new();
    private readonly List<AccessAttemptsRefused> _events = [];

    /// <summary>True: nothing can be stored.</summary>
    public bool IsAway { get; set; }

    /// <summary>What was stored, oldest first.</summary>
    public IReadOnlyList<AccessAttemptsRefused> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    public Task AppendAsync(AccessAttemptsRefused happened, CancellationToken cancellation)
    {
        if (IsAway)
            return Task.FromException(new SchedulerUnavailableException("The journal cannot be written now."));
        lock (_gate)
            _events.Add(happened);
        return Task.CompletedTask;
    }

    public Task<RefusalPage> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var to = (int)Math.Min(before - 1 ?? _events.Count, _events.Count);
            var from = Math.Max(0, to - limit);
            return Task.FromResult(new RefusalPage([.. _events[from..to].AsEnumerable().Reverse()], from > 0 ? from + 1 : null));
        }
    }
}
