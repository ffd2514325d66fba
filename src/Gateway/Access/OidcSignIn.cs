using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// Sends a browser to the OpenID provider and finds out who came back: the authorization code flow (OpenID Connect Core 1.0, 3.1) with proof of possession of the
/// code (RFC 7636). What has to be remembered in between is in a cookie of that browser, so that it may come back to any gateway.
/// </summary>
internal sealed class OidcSignIn(OidcProvider provider, OidcTokens tokens, IOptions<GatewayOptions> options)
{
    /// <summary>Where the provider sends the browser back to.</summary>
    public const string CallbackPath = "/sign-in/callback";

    private const int MostText = 10_000;
    private readonly OidcOptions _options = options.Value.Security.Oidc;

    /// <summary>Begins a sign-in: where the browser has to go.</summary>
    /// <exception cref="SchedulerUnavailableException">The provider was never reached, and cannot be now.</exception>
    public async Task<string> BeginAsync(HttpContext http, string next)
    {
        var provided = await provider.ReadAsync(http.RequestAborted);
        var begun = new BegunSignIn(NewNumber(), NewNumber(), NewNumber(), next);
        BegunSignIn.Write(http, begun, IsSecure(http));
        var message = new OpenIdConnectMessage
        {
            EnableTelemetryParameters = false,
            IssuerAddress = provided.AuthorizationEndpoint,
            ClientId = _options.ClientId,
            RedirectUri = RedirectUri(http),
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = _options.Scopes,
            State = begun.State,
            Nonce = begun.Nonce,
        };
        message.SetParameter("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Verifier))));
        message.SetParameter("code_challenge_method", "S256");
        return message.CreateAuthenticationRequestUrl();
    }

    /// <summary>Finds out who came back from the provider, once.</summary>
    /// <exception cref="SchedulerUnavailableException">The provider does not answer.</exception>
    public async Task<SignInOutcome> FinishAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var begun = BegunSignIn.Take(http);
        if (begun is null || query["state"] is not [{ } state] || !Same(state, begun.State))
            return new SignInOutcome(null, "/", "no sign-in was begun by this browser, or it took longer than ten minutes");
        if (query["error"] is [{ } error])
            return new SignInOutcome(null, begun.Next, error.Length > 100 ? error[..100] : error);
        if (query["code"] is not [{ Length: > 0 and < MostText } code])
            return new SignInOutcome(null, begun.Next, "the provider sent no code");
        var answer = await RedeemAsync(http, code, begun);
        if (answer.IdToken is not { Length: > 0 } token)
            return new SignInOutcome(null, begun.Next, answer.Error is { Length: > 0 and <= 100 } refusal ? refusal : "the provider sent no ID token");
        if (await provider.ValidateAsync(token, _options.ClientId, http.RequestAborted) is not { } claims
            || claims.Nonce is null || !Same(claims.Nonce, begun.Nonce)
            || claims.Party is { } party && party != _options.ClientId)
        {
            return new SignInOutcome(null, begun.Next, "the ID token is not one for this sign-in");
        }

        return new SignInOutcome(new ProviderHolder(claims.Name, [.. tokens.Known(claims.Groups)]), begun.Next, null);
    }

    private async Task<OpenIdConnectMessage> RedeemAsync(HttpContext http, string code, BegunSignIn begun)
    {
        var provided = await provider.ReadAsync(http.RequestAborted);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = RedirectUri(http),
            ["client_id"] = _options.ClientId,
            ["code_verifier"] = begun.Verifier,
        };
        if (_options.ClientSecretFile.Length > 0)
            fields["client_secret"] = (await File.ReadAllTextAsync(_options.ClientSecretFile, http.RequestAborted)).Trim();
        using var request = new HttpRequestMessage(HttpMethod.Post, provided.TokenEndpoint);
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await provider.Http.SendAsync(request, http.RequestAborted);
            return new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(http.RequestAborted));
        }
        catch (Exception cause) when (cause is HttpRequestException or ArgumentException or System.Text.Json.JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw provider.Unavailable(cause);
        }
    }

    // Behind a proxy that ends TLS only the operator knows the address that the browser knows.
    private string RedirectUri(HttpContext http) => _options.RedirectUri.Length > 0 ? _options.RedirectUri : $"{http.Request.Scheme}://{http.Request.Host}{CallbackPath}";

    /// <summary>True if the browser reaches this server over TLS.</summary>
    public bool IsSecure(HttpContext http) => RedirectUri(http).StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string NewNumber() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static bool Same(string given, string known) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(known));
}

/// <summary>What came of a sign-in at the provider.</summary>
/// <param name="Holder">Who came back; null: nobody who is let in.</param>
/// <param name="Next">Where he wanted to go.</param>
/// <param name="Problem">Why nobody was let in.</param>
internal sealed record SignInOutcome(ProviderHolder? Holder, string Next, string? Problem);
