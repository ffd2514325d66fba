using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Security;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary><c>/openapi/v1.json</c> and the interactive page on <c>/docs</c>. The page's script is served from this program: it works offline.</summary>
internal static class DocsRoutes
{
    private const string Document = "/openapi/v1.json";

    /// <summary>Registers what the document needs.</summary>
    public static IServiceCollection AddDocs(this IServiceCollection services)
    {
        services.AddSingleton<DocumentText>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IApiDescriptionProvider, RouteTypes>());
        // The schemas are generated with these; the answers are written with the same names by each family's own context.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        return services.AddOpenApi(DocumentText.Name, options =>
        {
            options.CreateSchemaReferenceId = SchemaRules.ComponentName;
            options.AddSchemaTransformer(SchemaRules.TransformAsync);
            options.AddOperationTransformer(RouteDocTransformer.TransformAsync);
            options.AddOperationTransformer(RequestedByDoc.TransformAsync);
            options.AddDocumentTransformer(Describe);
        });
    }

    /// <summary>Maps the routes.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapGet(Document, async (HttpContext http, DocumentText text) =>
            Results.Bytes(await text.ReadAsync(http.RequestAborted), "application/json; charset=utf-8")).ExcludeFromDescription();
        app.MapScalarApiReference("/docs", (options, http) => options
            .WithNonce(SecurityHeaders.NewNonce(http))
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

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "ActorScheduler";
        document.Info.Version = "v1";
        document.Info.Description = "A durable task scheduler that speaks Celery's words: submit, revoke and list tasks; periodic tasks. The routes below /api/v1 speak JSON of real types.";
        document.Info.License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") };
        // Relative: the server is where the document was loaded from.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = context.DescriptionGroups.SelectMany(group => group.Items)
            .SelectMany(route => route.ActionDescriptor.EndpointMetadata.OfType<TagDoc>())
            .Distinct()
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
        CommonAnswers.AddTo(document);
        RequestedByDoc.AddTo(document);
        SecurityDoc.AddTo(document);
        return Task.CompletedTask;
    }
}
