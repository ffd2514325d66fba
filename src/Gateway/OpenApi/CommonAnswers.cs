using ActorScheduler.Gateway.Http;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>The refusals that many routes share. Each stands once, among the document's components.</summary>
internal static class CommonAnswers
{
    private const string WrongRequest = "WrongRequest";
    private const string WrongParameter = "WrongParameter";
    private const string WrongBody = "WrongBody";
    private const string TooLarge = "TooLarge";
    private const string NotJson = "NotJson";
    private const string NotAuthenticated = "NotAuthenticated";
    private const string NotAllowed = "NotAllowed";
    private const string WrongHost = "WrongHost";
    private const string TooMany = "TooMany";
    private const string TooSlow = "TooSlow";
    private const string AddressTooLong = "AddressTooLong";
    private const string HeadersTooLong = "HeadersTooLong";
    private const string Failed = "Failed";
    private const string Unavailable = "Unavailable";

    private static readonly Dictionary<string, AnswerDoc> Answers = new()
    {
        [WrongRequest] = Refused(400, "The header X-Requested-By cannot be used.", """
            {"status": false, "msg": "params error", "errors": [{"field": "X-Requested-By", "given": "a\tb", "allowed": "one value of at most 200 printable characters"}]}
            """),
        [WrongParameter] = Refused(400, "A parameter is not known or cannot be used.", """
            {"status": false, "msg": "params error", "errors": [{"field": "sate", "given": "FAILURE", "allowed": "no such parameter; the parameters are state, name, limit, cursor; did you mean \"state\"?"}]}
            """),
        [WrongBody] = Refused(400, "The body is not a JSON object, or a value cannot be used.", """
            {"status": false, "msg": "params error", "errors": [{"field": "task", "given": "nothing", "allowed": "the name of a registered task"}]}
            """),
        [TooLarge] = Refused(413, "The body is longer than Scheduler:MaxBodyBytes, or args and kwargs are longer than Scheduler:MaxPayloadBytes.", """
            {"status": false, "msg": "too large", "errors": [{"field": "args and kwargs", "given": "70000 bytes of JSON", "allowed": "at most 65536 bytes together"}]}
            """),
        [NotJson] = Refused(415, "The Content-Type is not JSON.", """
            {"status": false, "msg": "unsupported media type", "errors": [{"field": "Content-Type", "given": "text/plain", "allowed": "application/json in UTF-8"}]}
            """),
        [NotAuthenticated] = Refused(401, "The request has no key that is valid, where one is needed.", """
            {"status": false, "msg": "not authenticated", "errors": [{"field": "Authorization", "given": "nothing", "allowed": "Bearer and a key, or Basic with the key as password"}]}
            """),
        [NotAllowed] = Refused(403, "The key is not for this, or a browser sent the request for a page of another origin.", """
            {"status": false, "msg": "not allowed", "errors": [{"field": "task", "given": "reports.build", "allowed": "one that the key is for: billing.*"}]}
            """),
        [WrongHost] = Refused(421, "The header Host names no host of this server.", """
            {"status": false, "msg": "misdirected request", "errors": [{"field": "Host", "given": "example.org", "allowed": "localhost, an address of the loopback, or a name that Scheduler:Security:Hosts lists"}]}
            """),
        [TooMany] = Refused(429, "The caller asks for more than its share. Ask again after Retry-After.", """
            {"status": false, "msg": "too many requests", "errors": []}
            """),
        [TooSlow] = Refused(408, "The body came in more slowly than 2,000 bytes a second.", """
            {"status": false, "msg": "Reading the request body timed out due to data arriving too slowly. See MinRequestBodyDataRate.", "errors": []}
            """),
        [AddressTooLong] = Refused(414, "The address of the request is longer than 8 kB.", """
            {"status": false, "msg": "URI Too Long", "errors": []}
            """),
        [HeadersTooLong] = Refused(431, "The headers of the request are longer than 32 kB.", """
            {"status": false, "msg": "Request Header Fields Too Large", "errors": []}
            """),
        [Failed] = Refused(500, "The request failed. The server's log says why.", """
            {"status": false, "msg": "internal error; the server's log has the details under 01a20547-5c2e-7578-b86d-3c107540c694", "errors": []}
            """),
        [Unavailable] = Refused(503, "The scheduler cannot answer now. Ask again after Retry-After, with the same id.", """
            {"status": false, "msg": "no answer in time", "errors": []}
            """),
    };

    /// <summary>The names of the answers that a route has beside its own.</summary>
    public static IReadOnlyList<string> Of(RouteDoc doc) => doc.Body is not null
        ? [WrongBody, NotAuthenticated, NotAllowed, TooSlow, TooLarge, AddressTooLong, NotJson, WrongHost, TooMany, HeadersTooLong, Failed, Unavailable]
        : [doc.RefusesParameters ? WrongParameter : WrongRequest, NotAuthenticated, NotAllowed, AddressTooLong, WrongHost, TooMany, HeadersTooLong, Failed, Unavailable];

    /// <summary>An answer by its name.</summary>
    public static AnswerDoc Find(string name) => Answers[name];

    /// <summary>Writes the components.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, answer) in Answers)
            document.AddComponent<IOpenApiResponse>(name, ResponseDocs.Response(answer, document));
    }

    private static AnswerDoc Refused(int status, string description, string example) => new(status, description, typeof(RefusedAnswer), new ExampleDoc("refused", example));
}
