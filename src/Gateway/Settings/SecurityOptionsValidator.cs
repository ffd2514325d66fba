using ActorScheduler.Contracts.Access;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Settings;

/// <summary>Refuses settings of who may call that contradict each other or mean nothing.</summary>
internal sealed class SecurityOptionsValidator : IValidateOptions<GatewayOptions>
{
    private const string Oidc = "Scheduler:Security:Oidc";
    private const string Operations = "Scheduler:Security:OperationsUrl";
    private const string Certificates = "Scheduler:Security:ClientCertificates";

    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var wrong = WrongIn(options.Security).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> WrongIn(SecurityOptions security)
    {
        if (security is { AllowAnonymous: true, RequireAuthentication: true })
            yield return "Scheduler:Security:AllowAnonymous and Scheduler:Security:RequireAuthentication are both true; allowed: one of them.";
        if (security.SessionLifetime < ShortestSession || security.SessionLifetime > LongestSession)
            yield return $"Scheduler:Security:SessionLifetime is '{security.SessionLifetime:c}'; allowed: from {ShortestSession:c} to {LongestSession:c}.";
        if (security.OperationsUrl.Length > 0 && !(Uri.TryCreate(security.OperationsUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/", Port: > 0 }))
            yield return $"{Operations} is '{security.OperationsUrl}'; allowed: an address with a port of its own, such as http://127.0.0.1:9090.";
        if (security.Oidc.Authority.Length > 0)
        {
            foreach (var wrong in WrongIn(security.Oidc))
                yield return wrong;
        }
        else if (security.Oidc.Audience.Length > 0 || security.Oidc.ClientId.Length > 0 || security.Oidc.Roles.Count > 0)
        {
            yield return $"{Oidc}:Authority is empty; allowed: the address of the OpenID provider that the rest of {Oidc} is about.";
        }

        foreach (var wrong in WrongIn(Certificates, security.ClientCertificates.Roles))
            yield return wrong;
        if ((security.ClientCertificates.Authorities.Length > 0) != (security.ClientCertificates.Roles.Count > 0))
            yield return $"{Certificates}: one of Authorities and Roles is empty; allowed: both or none.";
    }

    private static IEnumerable<string> WrongIn(string setting, IEnumerable<KeyValuePair<string, string>> roles) =>
        from entry in roles
        where !AccessRoles.TryFindAll(entry.Value, out _)
        select $"{setting}:Roles:{entry.Key} is '{entry.Value}'; allowed: {AccessRoles.Names}, one or several with commas.";

    private static IEnumerable<string> WrongIn(OidcOptions oidc)
    {
        if (!Uri.TryCreate(oidc.Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true }))
            yield return $"{Oidc}:Authority is '{oidc.Authority}'; allowed: an address that begins with https://, or http:// on this machine.";
        if (oidc.Audience.Length == 0)
            yield return $"{Oidc}:Audience is empty; allowed: the name that the provider has for this scheduler. Without it a token for any other service would do.";
        if (oidc.Roles.Count == 0)
            yield return $"{Oidc}:Roles is empty; allowed: a role for each value of the claim '{oidc.RoleClaim}', such as {Oidc}:Roles:ops-team operator.";
        if (oidc.ClientId.Length > 0 && !oidc.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
            yield return $"{Oidc}:Scopes is '{oidc.Scopes}'; allowed: words with spaces, one of them openid.";
        if (oidc.ClientSecretFile.Length > 0 && !File.Exists(oidc.ClientSecretFile))
            yield return $"{Oidc}:ClientSecretFile is '{oidc.ClientSecretFile}', which is no file; allowed: a file with the secret of the client.";
        if (oidc.RedirectUri.Length > 0 && !(Uri.TryCreate(oidc.RedirectUri, UriKind.Absolute, out var back) && back is { Scheme: "http" or "https", AbsolutePath: "/sign-in/callback" }))
            yield return $"{Oidc}:RedirectUri is '{oidc.RedirectUri}'; allowed: an address that ends with /sign-in/callback.";
        foreach (var wrong in WrongIn(Oidc, oidc.Roles))
            yield return wrong;
    }
}
