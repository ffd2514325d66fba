using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Hosting;

/// <summary>GET /: a browser is sent to the documentation, anything else is told where things are.</summary>
internal static class WelcomeRoute
{
    private static readonly WelcomeAnswer Answer = new(
        true,
        "ActorScheduler",
        typeof(WelcomeRoute).Assembly.GetName().Version?.ToString(3) ?? "",
        "/celery_manage/",
        "/docs",
        "/openapi/v1.json",
        "/health/ready");

    /// <summary>Maps the route.</summary>
    public static void MapWelcome(this IEndpointRouteBuilder app) => app.MapGet("/", Handle).ExcludeFromDescription();

    private static IResult Handle(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? Results.Redirect("/docs")
            : JsonAnswer.Ok(Answer, WelcomeJson.Wire.WelcomeAnswer);
}

/// <summary>Where things are.</summary>
internal sealed record WelcomeAnswer(bool Status, string Name, string Version, string Api, string Docs, string Openapi, string Ready);

/// <summary>The answer of <c>/</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WelcomeAnswer))]
internal sealed partial class WelcomeJson : JsonSerializerContext
{
    /// <summary>For bodies.</summary>
    public static WelcomeJson Wire { get; } = new(JsonStyle.ForBodies());
}
