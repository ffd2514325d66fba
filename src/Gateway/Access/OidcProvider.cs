using ActorScheduler.Contracts;
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
/// The OpenID provider. Its addresses and keys are read from it (OpenID Connect Discovery 1.0) and again when it signs with a new one; while it cannot be
/// reached those that were read go on counting.
/// </summary>
internal sealed class OidcProvider : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private const int LongestName = Requester.LongestText / 2;

    // A scope is one text with a space between its words (RFC 6749, 3.3); any other claim has one value an entry.
    private static readonly string[] ListsOfWords = ["scope", "scp"];

    private readonly OidcOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _configuration;
    private Task<OpenIdConnectConfiguration>? _firstRead;

    /// <summary>The provider that is configured.</summary>
    public OidcProvider(IOptions<GatewayOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value.Security.Oidc, time);
        var address = new Uri(_options.Authority);
        _configuration = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{_options.Authority.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(Http) { RequireHttps = address.Scheme == Uri.UriSchemeHttps });
    }

    /// <summary>For requests to the provider.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };

    /// <summary>What the provider says of itself.</summary>
    /// <exception cref="SchedulerUnavailableException">It was never read, and the provider cannot be reached.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await FirstRead().WaitAsync(cancellation);
            return await _configuration.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException cause)
        {
            throw Unavailable(cause);
        }
    }

    /// <summary>The claims of a token that the provider has signed for an audience and that counts now; null if it is none.</summary>
    /// <exception cref="SchedulerUnavailableException">The provider's keys were never read, and it cannot be reached.</exception>
    public async Task<TokenClaims?> ValidateAsync(string token, string audience, CancellationToken cancellation)
    {
        if (!_handler.CanReadToken(token))
            return null;
        await ReadAsync(cancellation);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = _configuration,
            ValidAudience = audience,
            NameClaimType = _options.NameClaim,
            LifetimeValidator = (from, until, _, _) => _time.GetUtcNow().UtcDateTime is var now && until + Skew > now && !(from - Skew > now),
        });
        if (!result.IsValid || result.ClaimsIdentity.FindFirst(_options.NameClaim)?.Value is not { } name || !PrintableText.IsName(name, LongestName))
            return null;
        var groups = result.ClaimsIdentity.FindAll(_options.RoleClaim).Select(claim => claim.Value);
        if (ListsOfWords.Contains(_options.RoleClaim, StringComparer.Ordinal))
            groups = groups.SelectMany(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new TokenClaims(
            name,
            [.. groups],
            new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero),
            result.ClaimsIdentity.FindFirst("nonce")?.Value,
            result.ClaimsIdentity.FindFirst("azp")?.Value);
    }

    /// <summary>The error for a provider that does not answer.</summary>
    public SchedulerUnavailableException Unavailable(Exception cause) =>
        new("The OpenID provider cannot be reached.", cause) { Detail = $"{_options.Authority}: {cause.GetBaseException().Message}" };

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();

    // One read for all who wait: where the provider does not answer, each would else wait for those before him. What was read is renewed by the library.
    private Task<OpenIdConnectConfiguration> FirstRead()
    {
        lock (_gate)
            return _firstRead is { IsFaulted: false } read ? read : _firstRead = _configuration.GetConfigurationAsync(CancellationToken.None);
    }
}

/// <summary>What a token says of somebody.</summary>
/// <param name="Name">What the provider calls him.</param>
/// <param name="Groups">The values of the claim that roles are given for.</param>
/// <param name="Expires">Until when the token counts.</param>
/// <param name="Nonce">The number that the sign-in began with; null in a token of another kind.</param>
/// <param name="Party">The client that asked for the token, where the token names it (<c>azp</c>).</param>
internal sealed record TokenClaims(string Name, IReadOnlyList<string> Groups, DateTimeOffset Expires, string? Nonce, string? Party);
