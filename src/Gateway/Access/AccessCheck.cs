using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Finds out who sends a request, and refuses what he may not do: 401 to who has not proved who he is, 403 to who may not.</summary>
internal sealed class AccessCheck(RequestDelegate next, KnownKeys keys, IOptions<GatewayOptions> options)
{
    private readonly bool _isRequired = options.Value.Security.RequireAuthentication;
    private readonly bool _isReadOnly = options.Value.Security.ReadOnly;

    /// <summary>Runs the rest of the pipeline, or refuses.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var needed = EndpointRights.Of(http.GetEndpoint());
        if (Identify(http) is not { } caller)
            return needed == AccessRight.None ? next(http) : RefuseUnknown(http, "a key that is valid");
        http.Features.Set(caller);
        if (caller.Principal is { } principal)
            http.User = principal;
        if (!caller.Has(needed))
            return caller == Caller.Unknown ? RefuseUnknown(http, "Bearer and a key, or Basic with the key as password") : RefusalOf(caller, needed).ExecuteAsync(http);
        if (_isReadOnly && (needed & AccessRight.Changing) != 0)
            return Refusals.Forbidden("method", http.Request.Method, "what changes nothing: Scheduler:Security:ReadOnly is set").ExecuteAsync(http);
        return next(http);
    }

    // Null for a key that is not valid: also where nobody needs one, who sends one means to be known by it.
    private Caller? Identify(HttpContext http)
    {
        if (Credentials.Key(http.Request) is not { } key)
            return _isRequired ? Caller.Unknown : Caller.Trusted;
        return keys.AreRead ? keys.Find(key) : throw new SchedulerUnavailableException("The keys are not read yet.");
    }

    // What was given may be a secret with one letter wrong: it is not repeated.
    private static Task RefuseUnknown(HttpContext http, string allowed)
    {
        http.Response.Headers.WWWAuthenticate = Credentials.Challenge;
        return Refusals.Unauthorized(http.Request.Headers.Authorization.Count == 0 ? "nothing" : "credentials that are not valid", allowed).ExecuteAsync(http);
    }

    private static Refusal RefusalOf(Caller caller, AccessRight needed)
    {
        var able = AccessRoles.All.Where(role => (AccessRoles.RightsOf(role) & needed) == needed).Select(AccessRoles.NameOf);
        return Refusals.Forbidden("Authorization", $"the key of {caller.Key!.Name}: {string.Join(", ", caller.Key.Roles.Select(AccessRoles.NameOf))}", $"one of the roles {string.Join(", ", able)}");
    }
}
