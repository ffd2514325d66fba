namespace ActorScheduler.Gateway.OpenApi;

/// <summary>What many routes have in common.</summary>
internal static class CommonDocs
{
    /// <summary>A refused request.</summary>
    public const string RefusedSchema = """
        {
          "type": "object", "required": ["status", "msg"],
          "properties": {
            "status": {"type": "boolean", "enum": [false]},
            "msg": {"type": "string"},
            "data": {"type": "string", "description": "Empty, or the errors as one text (revoke_task)."},
            "errors": {
              "type": "array",
              "description": "What is wrong. The response header X-Error-Detail has the same as ASCII JSON, also where the body does not.",
              "items": {
                "type": "object", "required": ["field", "given", "allowed"],
                "properties": {"field": {"type": "string"}, "given": {"type": "string"}, "allowed": {"type": "string"}}
              }
            }
          }
        }
        """;

    /// <summary>An answer with nothing but a message.</summary>
    public const string MessageSchema = """
        {"type": "object", "required": ["status", "msg"], "properties": {"status": {"type": "boolean"}, "msg": {"type": "string"}}}
        """;

    /// <summary>Added to every route.</summary>
    public static IReadOnlyList<AnswerDoc> OfAll { get; } =
    [
        new(503, "The scheduler cannot answer now. Ask again after Retry-After, with the same id.", RefusedSchema,
            new ExampleDoc("unavailable", """{"status": false, "msg": "no answer in time", "errors": []}""")),
    ];

    /// <summary>Added to every route with a body.</summary>
    public static IReadOnlyList<AnswerDoc> OfBodies { get; } =
    [
        new(400, "The body is no JSON object, or a value cannot be used.", RefusedSchema,
            new ExampleDoc("wrong value", """
                {"status": false, "msg": "params error", "errors": [{"field": "task", "given": "nothing", "allowed": "the name of a registered task"}]}
                """)),
        new(413, "The body is longer than Scheduler:MaxBodyBytes, or args and kwargs are longer than Scheduler:MaxPayloadBytes.", RefusedSchema,
            new ExampleDoc("too large", """
                {"status": false, "msg": "too large", "errors": [{"field": "args and kwargs", "given": "70000 bytes of JSON", "allowed": "at most 65536 bytes together"}]}
                """)),
        new(415, "The Content-Type is not JSON.", RefusedSchema,
            new ExampleDoc("form", """
                {"status": false, "msg": "unsupported media type", "errors": [{"field": "Content-Type", "given": "text/plain", "allowed": "application/json in UTF-8"}]}
                """)),
    ];
}
