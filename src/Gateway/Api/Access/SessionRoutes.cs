using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>The routes below /api/v1/access/sessions: who has signed in with a browser.</summary>
internal static class SessionRoutes
{
    /// <summary>GET sessions: those that are open.</summary>
    public static async Task<IResult> ListAsync(HttpContext http, KnownSessions sessions, SessionHolders holders, KnownKeys keys, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        await keys.RefreshAsync(http.RequestAborted);
        await sessions.RefreshAsync(http.RequestAborted);
        // One whose key is worth nothing any more is worth nothing either.
        return JsonAnswer.Ok(
            new SessionList([.. sessions.Open
                .Select(session => (Session: session, Holder: holders.Find(session)))
                .Where(open => open.Holder is not null)
                .OrderBy(open => open.Session.OpenedAt).ThenBy(open => open.Session.Id, StringComparer.Ordinal)
                .Select(open => ViewOf(open.Session, open.Holder!))]),
            ApiJson.Wire.SessionList);
    }

    /// <summary>DELETE sessions/{id}: signs somebody out.</summary>
    public static async Task<IResult> CloseAsync(HttpContext http, string id, SessionChanges changes, KnownSessions sessions, SessionHolders holders)
    {
        await sessions.RefreshAsync(http.RequestAborted);
        var session = sessions.Open.FirstOrDefault(open => open.Id == id);
        if (session is null || holders.Find(session) is not { } holder || !await changes.CloseAsync(id, http.RequestedBy(), http.RequestAborted))
            return Refusals.NotFound("id", id, "the id of a session that is open; GET /api/v1/access/sessions lists them");
        await sessions.RefreshAsync(http.RequestAborted);
        return JsonAnswer.Ok(ViewOf(session, holder), ApiJson.Wire.SessionView);
    }

    private static SessionView ViewOf(Session session, Identity holder) => new()
    {
        Id = session.Id,
        Name = holder.Name,
        KeyId = (session.Holder as KeyHolder)?.KeyId,
        OpenedAt = session.OpenedAt,
        Expires = session.Expires,
    };
}

/// <summary>Somebody who has signed in with a browser.</summary>
internal sealed record SessionView
{
    /// <summary>Finds the session; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the key with which he signed in, or what the OpenID provider calls him.</summary>
    public required string Name { get; init; }

    /// <summary>The id of that key: where it is revoked or rotated, the session ends. Null: he signed in at the OpenID provider.</summary>
    public required string? KeyId { get; init; }

    /// <summary>When he signed in.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>It is worth nothing from then on.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Those who have signed in with a browser.</summary>
/// <param name="Data">Their sessions, oldest first.</param>
internal sealed record SessionList(IReadOnlyList<SessionView> Data);
