using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>What the OpenAPI document says of the routes of sessions.</summary>
internal static class SessionDocs
{
    private const string Id = "20260101-0123456789abcdef";

    private const string Session = """
        {"id": "20260101-0123456789abcdef", "name": "ops", "key_id": "0123456789abcdef", "opened_at": "2026-01-01T00:00:00.250000Z", "expires": "2026-01-01T12:00:00.250000Z"}
        """;

    /// <summary>GET access/sessions.</summary>
    public static RouteDoc List { get; } = new("v1_list_sessions", "Show who has signed in with a browser", "Only those whose sessions are worth something now.")
    {
        RefusesParameters = true,
        Answers = [new(200, "The sessions, oldest first.", typeof(SessionList), new ExampleDoc("one", $$"""{"data": [{{Session}}]}"""))],
    };

    /// <summary>DELETE access/sessions/{id}.</summary>
    public static RouteDoc Close { get; } = new("v1_close_session", "Sign somebody out", "The session is worth nothing from then on, on every gateway within a second.")
    {
        Path = new PathDoc(typeof(string), "The id of a session.", Id),
        Answers =
        [
            new(200, "The session, as it was.", typeof(SessionView), new ExampleDoc("closed", Session)),
            new(404, "There is no such session that is open.", typeof(RefusedAnswer), new ExampleDoc("unknown", """
                {"status": false, "msg": "not found", "errors": [{"field": "id", "given": "20260101-0123456789abcdef", "allowed": "the id of a session that is open; GET /api/v1/access/sessions lists them"}]}
                """)),
        ],
    };
}
