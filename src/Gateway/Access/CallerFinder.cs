using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Security;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Finds out who sends a request, for all that comes after it: the limits of each caller as well as what he may do.</summary>
internal sealed class CallerFinder(
    RequestDelegate next, KnownKeys keys, KnownSessions sessions, SessionHolders holders, IOptions<GatewayOptions> options, OidcTokens? tokens = null, ClientCertificates? certificates = null)
{
    private readonly Caller _withoutProof = options.Value.Security.RequireAuthentication ? Caller.Unknown : Caller.Trusted;

    /// <summary>Runs the rest of the pipeline.</summary>
    /// <exception cref="SchedulerUnavailableException">The request has a key or a token, and what it is compared with was not read yet.</exception>
    public Task InvokeAsync(HttpContext http)
    {
        // Also where nobody needs to prove who he is, who does means to be known by it.
        if (Credentials.Key(http.Request) is { } key)
            return GoOn(http, keys.AreRead ? keys.Find(key) ?? Caller.Unknown : throw new SchedulerUnavailableException("The keys are not read yet."));
        if (tokens is not null && Credentials.Token(http.Request) is { } token)
            return FindAsync(http, tokens, token);
        if (http.Request.Headers.Authorization.Count == 0 && SessionCookie.Read(http.Request) is { } session)
            return FindAsync(http, session);
        return GoOn(http, WithoutProof(http));
    }

    private Caller WithoutProof(HttpContext http) => certificates?.Find(http) ?? _withoutProof;

    // A browser goes on showing a session that has ended, and who signs in again shows it too: it is no wrong proof but none.
    private async Task FindAsync(HttpContext http, SessionText text)
    {
        var session = keys.AreRead ? await sessions.FindAsync(text, http.RequestAborted) : throw new SchedulerUnavailableException("The keys are not read yet.");
        if (session is null || holders.Find(session) is not { } holder)
            await GoOn(http, WithoutProof(http));
        else if (OriginCheck.IsFromOwnPage(http.Request))
            await GoOn(http, Caller.Of(holder));
        else
            await Refusals.Forbidden(AttemptRefusal.ForeignPage, "Origin", "nothing", "the address of this server, as a browser sends it: by a session only its pages change something; a program sends a key").ExecuteAsync(http);
    }

    private async Task FindAsync(HttpContext http, OidcTokens provider, string token) =>
        await GoOn(http, await provider.FindAsync(token, http.RequestAborted) ?? Caller.Unknown);

    private Task GoOn(HttpContext http, Caller caller)
    {
        http.Features.Set(caller);
        if (caller.Principal is { } principal)
            http.User = principal;
        return next(http);
    }
}
