using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>What one gateway refused within a minute.</summary>
internal sealed record RefusedAttemptsView
{
    /// <summary>When it was counted up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the first of the requests was refused.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The machine of the gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>The requests, by what they have in common; the most frequent first.</summary>
    public required IReadOnlyList<RefusedAttemptView> Attempts { get; init; }

    /// <summary>How many more there were: only 50 kinds are told apart.</summary>
    public required long Others { get; init; }

    /// <summary>An event as the route shows it.</summary>
    public static RefusedAttemptsView Of(AccessAttemptsRefused happened) => new()
    {
        At = happened.At,
        Since = happened.Since,
        Gateway = happened.Gateway,
        Attempts = [.. happened.Attempts.Select(RefusedAttemptView.Of)],
        Others = happened.Others,
    };
}

/// <summary>Requests that were refused, and have everything but their time in common.</summary>
internal sealed record RefusedAttemptView
{
    /// <summary>Why: no_credentials, wrong_credentials, role, task, read_only, foreign_page, wrong_host.</summary>
    public required string Reason { get; init; }

    /// <summary>Method and route; only the method where no route was found.</summary>
    public required string Route { get; init; }

    /// <summary>The address that they came from: the caller's, or that of a proxy before this server.</summary>
    public required string Address { get; init; }

    /// <summary>Who sent them, as histories name him; null if he did not prove it.</summary>
    public required string? Requester { get; init; }

    /// <summary>The id of the key that was sent, where there is or was such a key.</summary>
    public required string? KeyId { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }

    /// <summary>Attempts as the route shows them.</summary>
    public static RefusedAttemptView Of(RefusedAttempts attempts) => new()
    {
        Reason = AttemptCounter.NameOf(attempts.Reason),
        Route = attempts.Route,
        Address = attempts.Address,
        Requester = attempts.Requester,
        KeyId = attempts.KeyId,
        Count = attempts.Count,
    };
}
