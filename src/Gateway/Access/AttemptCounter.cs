using System.Diagnostics.Metrics;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Access;

/// <summary>Counts who was not let in, by what the attempts have in common, until somebody takes the numbers.</summary>
internal sealed class AttemptCounter : IAttemptCounter, IDisposable
{
    /// <summary>How many kinds of attempts are told apart. Who makes up more than these in a minute is counted with the others.</summary>
    public const int MostKinds = 50;

    private const string NoAddress = "unknown";
    private const string OtherMethod = "OTHER";

    // A method is any text that a caller likes, too.
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private static readonly string Gateway = Environment.MachineName;

    private readonly KnownKeys _keys;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new("ActorScheduler.Access");
    private readonly Counter<long> _refusals;
    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, long> _counts = [];
    private DateTimeOffset? _since;
    private long _others;

    /// <summary>Creates one that has counted nothing.</summary>
    public AttemptCounter(KnownKeys keys, TimeProvider time)
    {
        _keys = keys;
        _time = time;
        _refusals = _meter.CreateCounter<long>("access.refusals", "{request}", "Requests that were refused for who sent them");
    }

    /// <inheritdoc/>
    public void Count(HttpContext http, AttemptRefusal reason)
    {
        _refusals.Add(1, new KeyValuePair<string, object?>("reason", NameOf(reason)));
        var keyId = Credentials.Key(http.Request)?.Id;
        Add(
            new Kind(
                reason,
                RouteOf(http),
                http.Connection.RemoteIpAddress?.ToString() ?? NoAddress,
                Caller.Of(http).Identity?.Requester,
                keyId is not null && _keys.Knows(keyId) ? keyId : null),
            1,
            Now);
    }

    /// <summary>What was counted since the last time, or null; from now on it counts from nothing.</summary>
    public AccessAttemptsRefused? Take()
    {
        lock (_gate)
        {
            if (_since is not { } since)
                return null;
            var taken = new AccessAttemptsRefused(Now, since, Gateway, [.. _counts.OrderByDescending(pair => pair.Value).Select(pair => pair.Key.Counted(pair.Value))], _others);
            _counts.Clear();
            _others = 0;
            _since = null;
            return taken;
        }
    }

    /// <summary>Takes back what could not be stored.</summary>
    public void PutBack(AccessAttemptsRefused taken)
    {
        foreach (var attempts in taken.Attempts)
            Add(new Kind(attempts.Reason, attempts.Route, attempts.Address, attempts.Requester, attempts.KeyId), attempts.Count, taken.Since);
        lock (_gate)
            _others += taken.Others;
    }

    /// <summary>The word for a reason.</summary>
    public static string NameOf(AttemptRefusal reason) => reason switch
    {
        AttemptRefusal.NoProof => "no_credentials",
        AttemptRefusal.WrongProof => "wrong_credentials",
        AttemptRefusal.Role => "role",
        AttemptRefusal.Task => "task",
        AttemptRefusal.ReadOnly => "read_only",
        AttemptRefusal.ForeignPage => "foreign_page",
        AttemptRefusal.WrongHost => "wrong_host",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private DateTimeOffset Now => StoredTime.FromMicroseconds(StoredTime.ToMicroseconds(_time.GetUtcNow()));

    private void Add(Kind kind, long count, DateTimeOffset since)
    {
        lock (_gate)
        {
            if (_counts.TryGetValue(kind, out var before))
                _counts[kind] = before + count;
            else if (_counts.Count < MostKinds)
                _counts.Add(kind, count);
            else
                _others += count;
            if (!(_since <= since))
                _since = since;
        }
    }

    // Not the path: it is any text that a caller likes.
    private static string RouteOf(HttpContext http)
    {
        var method = Methods.Contains(http.Request.Method) ? http.Request.Method : OtherMethod;
        return http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } ? $"{method} /{route.Trim('/')}" : method;
    }

    private sealed record Kind(AttemptRefusal Reason, string Route, string Address, string? Requester, string? KeyId)
    {
        public RefusedAttempts Counted(long count) => new(Reason, Route, Address, Requester, KeyId, count);
    }
}
