using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>What the OpenAPI document says of the routes of access.</summary>
internal static class AccessDocs
{
    private const string Id = "0123456789abcdef";

    private const string Key = """
        {"id": "0123456789abcdef", "name": "billing", "roles": ["submitter"], "tasks": ["billing.*"], "queues": [], "expires": null, "created_at": "2026-01-01T00:00:00.250000Z", "rotated_at": null, "revoked_at": null}
        """;

    private const string Secret = $$"""
        {"secret": "ask_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "key": {{Key}}}
        """;

    private static readonly PathDoc Path = new(typeof(string), "The id of a key.", Id);

    /// <summary>GET access/me.</summary>
    public static RouteDoc Me { get; } = new("v1_get_me", "Show who calls", "The name and the roles of the key, token or certificate that the request was sent with.")
    {
        RefusesParameters = true,
        Answers = [new(200, "Who calls.", typeof(AccessMe), new ExampleDoc("without a key", """{"name": null, "via": null, "roles": ["admin"], "tasks": [], "queues": [], "expires": null}"""))],
    };

    /// <summary>GET access/keys.</summary>
    public static RouteDoc List { get; } = new("v1_list_keys", "Show all keys", "Also those that are revoked or have expired; without what proves them.")
    {
        RefusesParameters = true,
        Answers = [new(200, "The keys, oldest first.", typeof(AccessKeyList), new ExampleDoc("one", $$"""{"data": [{{Key}}]}"""))],
    };

    /// <summary>POST access/keys.</summary>
    public static RouteDoc Create { get; } = new("v1_create_key", "Make a key",
        "The whole key is in this answer and nowhere else. Its holder sends it as `Authorization: Bearer KEY`, or as the password of HTTP Basic.")
    {
        Body = new BodyDoc(typeof(AccessKeyBody), new ExampleDoc("for one app", """{"name": "billing", "roles": ["submitter"], "tasks": ["billing.*"]}""")),
        Answers =
        [
            new(201, "The key.", typeof(AccessKeySecret), new ExampleDoc("made", Secret)),
            new(409, "Another key has the name.", typeof(RefusedAnswer), new ExampleDoc("taken", """
                {"status": false, "msg": "name is taken", "errors": [{"field": "name", "given": "billing", "allowed": "a name that no other key has which is not revoked"}]}
                """)),
        ],
    };

    /// <summary>POST access/keys/{id}/rotate.</summary>
    public static RouteDoc Rotate { get; } = new("v1_rotate_key", "Give a key another secret", "The one before is worth nothing from then on, on every gateway within a second.")
    {
        Path = Path,
        Body = new BodyDoc(typeof(EmptyBody), new ExampleDoc("now", "{}")) { Required = false },
        Answers = [new(200, "The key.", typeof(AccessKeySecret), new ExampleDoc("rotated", Secret)), Unknown(), Revoked()],
    };

    /// <summary>DELETE access/keys/{id}.</summary>
    public static RouteDoc Revoke { get; } = new("v1_revoke_key", "Revoke a key", "It is worth nothing from then on, on every gateway within a second.")
    {
        Path = Path,
        Answers = [new(200, "The key.", typeof(AccessKeyView), new ExampleDoc("revoked", Key.Replace("\"revoked_at\": null", "\"revoked_at\": \"2026-01-02T00:00:00.000000Z\"", StringComparison.Ordinal))), Unknown(), Revoked()],
    };

    /// <summary>GET access/refusals.</summary>
    public static RouteDoc Refusals { get; } = new("v1_list_refused_attempts", "List who was not let in",
        $"Requests that were refused for who sent them or from where, counted by each gateway once a minute; newest first. {PageDocs.Paging}")
    {
        Query = [typeof(PageParameters)],
        Cursor = ListCursor.Text(CursorList.RefusedAttempts, 17),
        RefusesParameters = true,
        Answers =
        [
            new(200, "A page.", typeof(Page<RefusedAttemptsView>), new ExampleDoc("a revoked key", """
                {
                  "data": [
                    {
                      "at": "2026-01-01T00:01:00.250000Z", "since": "2026-01-01T00:00:21.043000Z", "gateway": "gateway-1",
                      "attempts": [
                        {"reason": "wrong_credentials", "route": "POST /api/v1/tasks", "address": "10.0.3.7", "requester": null, "key_id": "0123456789abcdef", "count": 118}
                      ],
                      "others": 0
                    }
                  ],
                  "next_cursor": null
                }
                """)),
        ],
    };

    private static AnswerDoc Unknown() => new(404, "There is no such key.", typeof(RefusedAnswer), new ExampleDoc("unknown", """
        {"status": false, "msg": "not found", "errors": [{"field": "id", "given": "0123456789abcdef", "allowed": "the id of a key; GET /api/v1/access/keys lists them"}]}
        """));

    private static AnswerDoc Revoked() => new(409, "It is revoked.", typeof(RefusedAnswer), new ExampleDoc("revoked", """
        {"status": false, "msg": "the key is revoked", "errors": [{"field": "id", "given": "0123456789abcdef", "allowed": "the id of a key that is not revoked"}]}
        """));
}
