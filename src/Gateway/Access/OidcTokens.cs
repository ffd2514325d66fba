using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>The access tokens of the OpenID provider (RFC 9068): who they are about and what he may do.</summary>
internal sealed class OidcTokens(OidcProvider provider, IOptions<GatewayOptions> options)
{
    private readonly string _audience = options.Value.Security.Oidc.Audience;
    private readonly RoleTable _roles = new(options.Value.Security.Oidc.Roles);

    /// <summary>Who a token is about; null if it is none of the provider's for this scheduler, or not valid now.</summary>
    /// <exception cref="SchedulerUnavailableException">The provider's keys were never read, and it cannot be reached.</exception>
    public async Task<Caller?> FindAsync(string token, CancellationToken cancellation) =>
        await provider.ValidateAsync(token, _audience, cancellation) is { } claims ? Caller.Of(new Identity(Proof.Oidc, claims.Name, _roles.Of(claims.Groups), [], claims.Expires)) : null;

    /// <summary>Somebody who signed in at the provider, with the roles that his groups have now.</summary>
    public Identity Find(ProviderHolder person) => new(Proof.Oidc, person.Name, _roles.Of(person.Groups), [], null);

    /// <summary>Those groups that have roles.</summary>
    public IEnumerable<string> Known(IEnumerable<string> groups) => groups.Where(group => _roles.Of(group).Length > 0);
}
