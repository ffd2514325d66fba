using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary><c>/openapi/v1.json</c> and the interactive page on <c>/docs</c>. The page's script is served from this program: it works offline.</summary>
internal static class DocsRoutes
{
    private const string Document = "/openapi/v1.json";

    /// <summary>Registers what the document needs.</summary>
    public static IServiceCollection AddDocs(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddOperationTransformer(RouteDocTransformer.TransformAsync);
        options.AddOperationTransformer(RequestedByDoc.TransformAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ActorScheduler";
            document.Info.Version = "v1";
            document.Info.Description = "A durable task scheduler that speaks Celery's words: submit, revoke and list tasks; periodic tasks. The routes below /api/v1 speak JSON of real types.";
            // Relative: the server is where the document was loaded from.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the routes.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document);
        app.MapScalarApiReference("/docs", options => options
            .WithTitle("ActorScheduler")
            .WithOpenApiRoutePattern(Document)
            // The examples name the address that the page was loaded from.
            .WithDynamicBaseServerUrl()
            .HideDeveloperTools()
            .ExpandAllTags()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .WithProxy(""));
    }
}
