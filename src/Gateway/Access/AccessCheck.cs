using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Refuses what a caller may not do: 401 to who has not proved who he is, 403 to who may not.</summary>
internal sealed class AccessCheck(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private readonly bool _isReadOnly = options.Value.Security.ReadOnly;

    /// <summary>Runs the rest of the pipeline, or refuses.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var needed = EndpointRights.Of(http.GetEndpoint());
        var caller = Caller.Of(http);
        if (!caller.Has(needed))
        {
            if (caller.Identity is { } identity)
                return RefusalOf(identity, needed).ExecuteAsync(http);
            return IsPerson(http.Request) ? SendToSignIn(http) : RefuseUnknown(http);
        }

        if (_isReadOnly && (needed & AccessRight.Changing) != 0)
            return Refusals.Forbidden(AttemptRefusal.ReadOnly, "method", http.Request.Method, "what changes nothing: Scheduler:Security:ReadOnly is set").ExecuteAsync(http);
        return next(http);
    }

    private static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Authorization.Count == 0 && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task SendToSignIn(HttpContext http)
    {
        http.Response.Redirect($"/sign-in?next={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        return Task.CompletedTask;
    }

    // What was given may be a secret with one letter wrong: it is not repeated.
    private static Task RefuseUnknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = Credentials.Challenge;
        var (attempt, given) = http.Request.Headers.Authorization.Count == 0 ? (AttemptRefusal.NoProof, "nothing") : (AttemptRefusal.WrongProof, "credentials that are not valid");
        return Refusals.Unauthorized(attempt, given, "Bearer and a key or a token of the OpenID provider, or Basic with a key as password").ExecuteAsync(http);
    }

    private static Refusal RefusalOf(Identity identity, AccessRight needed)
    {
        var roles = identity.Roles.Count == 0 ? "no role" : string.Join(", ", identity.Roles.Select(AccessRoles.NameOf));
        var able = AccessRoles.All.Where(role => (AccessRoles.RightsOf(role) & needed) == needed).Select(AccessRoles.NameOf);
        return Refusals.Forbidden(AttemptRefusal.Role, "Authorization", $"{identity.Requester}: {roles}", $"one of the roles {string.Join(", ", able)}");
    }
}
