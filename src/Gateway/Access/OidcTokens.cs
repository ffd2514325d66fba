using System.Security.Claims;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// The tokens of the OpenID provider (RFC 9068, OpenID Connect Core 1.0): who they are about and what he may do. The provider's keys are read from it and
/// again when it signs with a new one; while it cannot be reached those that were read go on counting.
/// </summary>
internal sealed class OidcTokens : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private const int LongestName = Requester.LongestText / 2;

    // A scope is one text with a space between its words (RFC 6749, 3.3); any other claim has one value an entry.
    private static readonly string[] ListsOfWords = ["scope", "scp"];

    private readonly OidcOptions _options;
    private readonly RoleTable _roles;
    private readonly Lock _gate = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _provider;
    private readonly TokenValidationParameters _parameters;
    private Task? _firstRead;

    /// <summary>Takes the tokens of the provider that is configured.</summary>
    public OidcTokens(IOptions<GatewayOptions> options, TimeProvider time)
    {
        _options = options.Value.Security.Oidc;
        _roles = new RoleTable(_options.Roles);
        var address = new Uri(_options.Authority);
        _provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{_options.Authority.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_http) { RequireHttps = address.Scheme == Uri.UriSchemeHttps });
        _parameters = new TokenValidationParameters
        {
            ConfigurationManager = _provider,
            ValidAudience = _options.Audience,
            NameClaimType = _options.NameClaim,
            LifetimeValidator = (from, until, _, _) => time.GetUtcNow().UtcDateTime is var now && until + Skew > now && !(from - Skew > now),
        };
    }

    /// <summary>Who a token is about; null if it is none of the provider's for this scheduler, or not valid now.</summary>
    /// <exception cref="SchedulerUnavailableException">The provider's keys were never read, and it cannot be reached.</exception>
    public async Task<Caller?> FindAsync(string token, CancellationToken cancellation)
    {
        if (!_handler.CanReadToken(token))
            return null;
        await ReadProviderAsync(cancellation);
        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid || result.ClaimsIdentity.FindFirst(_options.NameClaim)?.Value is not { } name || !PrintableText.IsName(name, LongestName))
            return null;
        return Caller.Of(new Identity(Proof.Oidc, name, RolesOf(result.ClaimsIdentity), [], new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero)));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task ReadProviderAsync(CancellationToken cancellation)
    {
        try
        {
            await FirstRead().WaitAsync(cancellation);
        }
        catch (InvalidOperationException cause)
        {
            throw new SchedulerUnavailableException("The OpenID provider cannot be reached.", cause) { Detail = $"{_options.Authority}: {cause.GetBaseException().Message}" };
        }
    }

    // One read for all who wait: where the provider does not answer, each would else wait for those before him. What was read is renewed by the library.
    private Task FirstRead()
    {
        lock (_gate)
            return _firstRead is { IsFaulted: false } read ? read : _firstRead = _provider.GetConfigurationAsync(CancellationToken.None);
    }

    private AccessRole[] RolesOf(ClaimsIdentity claims)
    {
        var values = claims.FindAll(_options.RoleClaim).Select(claim => claim.Value);
        if (ListsOfWords.Contains(_options.RoleClaim, StringComparer.Ordinal))
            values = values.SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return _roles.Of(values);
    }
}
