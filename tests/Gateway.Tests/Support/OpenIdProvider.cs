using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>A real OpenID provider on a free port of the loopback, which gives anyone the token that he asks for, by a clock that stands still.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private OpenIdProvider(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
        _http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public static async Task<OpenIdProvider> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetTokenEndpointUris("token").SetAuthorizationEndpointUris("authorize");
            options.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile);
            // The clients and their secrets are not what is tested here.
            options.EnableDegradedMode().DisableAccessTokenEncryption().AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.Configure(server => server.TimeProvider = time);
            options.UseAspNetCore().EnableTokenEndpointPassthrough().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        var app = builder.Build();
        app.UseAuthentication();
        // Its only parameter would make it a RequestDelegate, whose result nobody looks at.
        app.MapPost("/token", (Delegate)RedeemAsync);
        app.MapGet("/authorize", Authorize);
        await app.StartAsync();
        var provider = new OpenIdProvider(app);
        // The first answer takes it seconds on a busy machine.
        await provider._http.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative));
        return provider;
    }

    /// <summary>A token about somebody, for a service, with the values of the claim <c>roles</c>.</summary>
    public async Task<string> TokenAsync(string subject, string audience, string[] roles, TimeSpan? lifetime = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = subject,
            ["client_secret"] = "any",
            ["service"] = audience,
            ["roles"] = string.Join(' ', roles),
            ["lifetime"] = (lifetime ?? TimeSpan.FromHours(1)).ToString("c"),
        });
        var answer = await (await _http.PostAsync(new Uri("token", UriKind.Relative), form)).Content.ReadAsStringAsync();
        return (string?)JsonNode.Parse(answer)!["access_token"] ?? throw new InvalidOperationException(answer);
    }

    /// <summary>What somebody does whose browser was sent to the provider: he signs in, and is sent back. Returns where to.</summary>
    /// <param name="address">Where the browser was sent.</param>
    /// <param name="subject">Who he is; null: he refuses.</param>
    /// <param name="roles">The values of his claim <c>roles</c>.</param>
    public static async Task<Uri> SignInAsync(Uri address, string? subject, params string[] roles)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(new Uri($"{address}&subject={subject}&roles={string.Join("%20", roles)}"));
        return answer.Headers.Location ?? throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if ((string?)request["subject"] is not { Length: > 0 } subject)
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, subject);
        identity.SetClaims("roles", ((string?)request["roles"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray());
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), new AuthenticationProperties(), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> RedeemAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType())
        {
            var known = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            return Results.SignIn(known.Principal!, new AuthenticationProperties(), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, "roles");
        identity.SetClaim(Claims.Subject, request.ClientId).SetClaim("email", $"{request.ClientId}@example.com");
        identity.SetClaims("roles", ((string?)request["roles"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray());
        identity.SetAudiences((string?)request["service"] ?? "");
        identity.SetAccessTokenLifetime(TimeSpan.Parse((string)request["lifetime"]!, System.Globalization.CultureInfo.InvariantCulture));
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), new AuthenticationProperties(), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
