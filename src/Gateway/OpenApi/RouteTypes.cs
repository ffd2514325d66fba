using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>
/// Tells the OpenAPI document the types that a route reads and answers. Handlers read bodies by hand, to report everything that is wrong at once, so their
/// signatures do not name the types; metadata on the endpoint would, but routing judges content types by it.
/// </summary>
internal sealed class RouteTypes : IApiDescriptionProvider
{
    private const string Json = "application/json";

    /// <summary>After the provider that describes the endpoints.</summary>
    public int Order => 0;

    /// <inheritdoc />
    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    /// <inheritdoc />
    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var route in context.Results)
        {
            if (route.ActionDescriptor.EndpointMetadata.OfType<RouteDoc>().FirstOrDefault() is not { } doc)
                continue;
            if (doc.Body is { } body)
                AddBody(route, body);
            route.SupportedResponseTypes.Clear();
            foreach (var answer in doc.Answers)
                AddAnswer(route, answer);
        }
    }

    private static void AddBody(ApiDescription route, BodyDoc body)
    {
        route.ParameterDescriptions.Add(new ApiParameterDescription { Name = "body", Type = body.Type, Source = BindingSource.Body, IsRequired = body.Required });
        route.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = Json });
    }

    private static void AddAnswer(ApiDescription route, AnswerDoc answer)
    {
        var type = new ApiResponseType { StatusCode = answer.Status, Type = answer.Type };
        if (answer.Type is not null)
            type.ApiResponseFormats.Add(new ApiResponseFormat { MediaType = Json });
        route.SupportedResponseTypes.Add(type);
    }
}
