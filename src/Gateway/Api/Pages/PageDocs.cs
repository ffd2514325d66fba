using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>What the OpenAPI document says of everything that the v1 routes have in common.</summary>
internal static class PageDocs
{
    /// <summary>How the pages of a list are read.</summary>
    public const string Paging = "The answer is a page. Ask again with `cursor` = its `next_cursor` until that is null; a list that grows meanwhile neither repeats nor misses a row.";

    /// <summary>An id that is not known.</summary>
    /// <param name="component">The name under which routes share it.</param>
    /// <param name="id">An id, as an example.</param>
    /// <param name="allowed">What is said to be allowed.</param>
    public static AnswerDoc NotFound(string component, string id, string allowed) => new(404, "The id is not known.", typeof(RefusedAnswer),
        new ExampleDoc("unknown", $$"""{"status": false, "msg": "not found", "errors": [{"field": "id", "given": "{{id}}", "allowed": "{{allowed}}"}]}"""))
    {
        Component = component,
    };
}
