using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Finds out who sends a request, for all that comes after it: the limits of each caller as well as what he may do.</summary>
internal sealed class CallerFinder(RequestDelegate next, KnownKeys keys, IOptions<GatewayOptions> options)
{
    private readonly Caller _withoutKey = options.Value.Security.RequireAuthentication ? Caller.Unknown : Caller.Trusted;

    /// <summary>Runs the rest of the pipeline.</summary>
    /// <exception cref="SchedulerUnavailableException">The request has a key, and none was read yet.</exception>
    public Task InvokeAsync(HttpContext http)
    {
        var caller = Find(http.Request);
        http.Features.Set(caller);
        if (caller.Principal is { } principal)
            http.User = principal;
        return next(http);
    }

    // Also where nobody needs a key, who sends one means to be known by it.
    private Caller Find(HttpRequest request)
    {
        if (Credentials.Key(request) is not { } key)
            return _withoutKey;
        return keys.AreRead ? keys.Find(key) ?? Caller.Unknown : throw new SchedulerUnavailableException("The keys are not read yet.");
    }
}
