using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.SignIn;

/// <summary>
/// Where a person signs in with a browser, by a key or at the OpenID provider, and out again. The pages are links and forms and need no script; that a form is on a page of this server
/// is seen from what the browser says of it, as with every request that changes something.
/// </summary>
internal static class SignInRoutes
{
    private const string Path = "/sign-in";
    private const string KeyField = "key";
    private const string NextField = "next";

    // Where somebody goes who did not come from anywhere: the browser's start page.
    private const string Home = "/";

    private const int LongestNext = 2_000;

    private static readonly FormOptions SmallForm = new() { BufferBody = true, BufferBodyLengthLimit = 16_384, ValueCountLimit = 4, KeyLengthLimit = 64, ValueLengthLimit = 4_096 };

    /// <summary>Maps the routes.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show).ExcludeFromDescription();
        app.MapPost(Path, SignInAsync).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
        app.MapGet("/sign-in/provider", BeginAsync).ExcludeFromDescription();
        app.MapGet(OidcSignIn.CallbackPath, FinishAsync).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http)
    {
        var next = NextOf(http.Request.Query[NextField]);
        return Answer(http, Caller.Of(http).Identity is { } identity ? SignInPage.SignedIn(TextsFor(http), identity, next) : Form(http, next, null));
    }

    private static async Task<IResult> BeginAsync(HttpContext http, RouteList routes) => http.RequestServices.GetService<OidcSignIn>() is { } provider
        ? Results.Redirect(await provider.BeginAsync(http, NextOf(http.Request.Query[NextField])))
        : Refusals.NoSuchRoute(http.Request.Path, routes.Nearest(http.Request.Path));

    private static async Task<IResult> FinishAsync(HttpContext http, RouteList routes, SessionChanges changes, IAttemptCounter attempts, IOptions<GatewayOptions> options)
    {
        if (http.RequestServices.GetService<OidcSignIn>() is not { } provider)
            return Refusals.NoSuchRoute(http.Request.Path, routes.Nearest(http.Request.Path));
        var (holder, target, problem) = await provider.FinishAsync(http);
        var (texts, next) = (TextsFor(http), NextOf(target));
        if (holder is null)
        {
            attempts.Count(http, AttemptRefusal.WrongProof);
            return Answer(http, Form(http, next, $"{texts.NotLetIn} {problem}"), StatusCodes.Status401Unauthorized);
        }

        if (holder.Groups.Count == 0)
        {
            attempts.Count(http, AttemptRefusal.Role);
            return Answer(http, Form(http, next, $"{holder.Name}: {texts.NoRole}"), StatusCodes.Status403Forbidden);
        }

        var (session, _) = await changes.OpenAsync(holder, options.Value.Security.SessionLifetime, null, Requester.OfOidc(holder.Name), http.RequestAborted);
        SessionCookie.Write(http, session, provider.IsSecure(http));
        // The way here began at the provider's site: a redirect would still be its, without the cookie. From a page of ours it is ours.
        return Answer(http, SignInPage.GoOn(texts, next));
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SessionChanges changes, KnownKeys keys, IAttemptCounter attempts, IOptions<GatewayOptions> options)
    {
        if (!http.Request.HasFormContentType)
            return Refusals.UnsupportedMediaType(http.Request.ContentType ?? "");
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(SmallForm, http.RequestAborted);
        }
        catch (InvalidDataException cause)
        {
            return Refusals.MalformedBody(cause.Message, $"a form with the fields {KeyField} and {NextField}");
        }

        var next = NextOf(form[NextField]);
        // Not looked for in the journal, which whoever tries keys would else have read for each: a new key is known within a second.
        if (!keys.AreRead)
            throw new SchedulerUnavailableException("The keys are not read yet.");
        if (!AccessKeyText.TryParse(form[KeyField].ToString().Trim(), out var text) || keys.KeyOf(text) is not { } key)
        {
            attempts.Count(http, AttemptRefusal.WrongProof);
            return Answer(http, Form(http, next, TextsFor(http).Wrong), StatusCodes.Status401Unauthorized);
        }

        var (session, _) = await changes.OpenAsync(new KeyHolder(key.Id, key.SecretHash), options.Value.Security.SessionLifetime, key.Expires, Identity.Of(key).Requester, http.RequestAborted);
        SessionCookie.Write(http, session);
        return new SeeOther(next);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SessionChanges changes, KnownSessions sessions)
    {
        if (Caller.Of(http).Identity is { SessionId: { } id } identity)
        {
            await changes.CloseAsync(id, identity.Requester, http.RequestAborted);
            await sessions.RefreshAsync(http.RequestAborted);
        }

        SessionCookie.Delete(http);
        return new SeeOther(Path);
    }

    // Never to another server: the address may have been made up by whoever sent the link. It is remembered in a cookie, of which browsers keep 4 kB, and stands in a header,
    // which takes ASCII.
    private static string NextOf(string? text) =>
        text is { Length: <= LongestNext } and ['/', ..] && RedirectHttpResult.IsLocalUrl(text) && Uri.TryCreate($"http://localhost{text}", UriKind.Absolute, out var address) && address.PathAndQuery.Length <= LongestNext
            ? address.PathAndQuery
            : Home;

    private static SignInTexts TextsFor(HttpContext http) => SignInTexts.For(http.Request.Headers.AcceptLanguage.ToString());

    private static string Form(HttpContext http, string next, string? problem) => SignInPage.Form(TextsFor(http), next, problem, http.RequestServices.GetService<OidcSignIn>() is not null);

    private static IResult Answer(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.Text(html, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Sends a browser on with GET (RFC 9110, 15.4.4).</summary>
    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
