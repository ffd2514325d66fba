using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>What the OpenAPI document says of everything that the v1 routes have in common.</summary>
internal static class PageDocs
{
    /// <summary>A time.</summary>
    public const string Time = """{"type": "string", "format": "date-time"}""";

    /// <summary>A time or null.</summary>
    public const string OptionalTime = """{"type": ["string", "null"], "format": "date-time"}""";

    /// <summary>A text or null.</summary>
    public const string OptionalText = """{"type": ["string", "null"]}""";

    /// <summary>How the pages of a list are read.</summary>
    public const string Paging = "The answer is a page. Ask again with `cursor` = its `next_cursor` until that is null; a list that grows meanwhile neither repeats nor misses a row.";

    /// <summary><c>limit</c> and <c>cursor</c>.</summary>
    /// <param name="cursor">A cursor of the list.</param>
    public static IReadOnlyList<ParameterDoc> Parameters(string cursor) =>
    [
        new("limit", """{"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}""", "The most rows of the page.", "100"),
        new("cursor", """{"type": "string"}""", "Where the page begins: the `next_cursor` of the page before.", $"\"{cursor}\""),
    ];

    /// <summary>The schema of a page of rows.</summary>
    public static string Schema(string row) => $$"""
        {"type": "object", "required": ["data", "next_cursor"], "properties": {
          "data": {"type": "array", "items": {{row}}},
          "next_cursor": {"type": ["string", "null"], "description": "Null: there are no more rows."}
        } }
        """;

    /// <summary>A parameter that cannot be used.</summary>
    public static AnswerDoc WrongParameter { get; } = new(400, "A parameter is not known or cannot be used.", CommonDocs.RefusedSchema,
        new ExampleDoc("misspelt", """
            {"status": false, "msg": "params error", "errors": [{"field": "sate", "given": "FAILURE", "allowed": "no such parameter; the parameters are state, name, limit, cursor; did you mean \"state\"?"}]}
            """));

    /// <summary>An id that is not known.</summary>
    public static AnswerDoc NotFound(string id, string allowed) => new(404, "The id is not known.", CommonDocs.RefusedSchema,
        new ExampleDoc("unknown", $$"""{"status": false, "msg": "not found", "errors": [{"field": "id", "given": "{{id}}", "allowed": "{{allowed}}"}]}"""));
}
