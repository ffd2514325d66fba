using System.Text.Json.Nodes;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>Holds every answer that the tests get against the OpenAPI document: its status is documented, its body is what the schema says and nothing more.</summary>
public sealed class DocumentedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] Undocumented = ["/health", "/metrics", "/openapi", "/docs"];
    private static readonly SemaphoreSlim One = new(1, 1);
    private static readonly System.Text.Json.JsonDocumentOptions Deep = new() { MaxDepth = 2000 };
    private static ServedDocument? _document;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/" || Undocumented.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Check(await DocumentAsync(), request.Method.Method, path, (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        return response;
    }

    private static void Check(ServedDocument document, string method, string path, int status, string text)
    {
        if (document.Find(method, path) is not { } operation)
        {
            // A path or a method that does not exist.
            Assert.True(status is 400 or 404 or 405, $"{method} {path} is answered with {status}, and it is not documented");
            if (text.Length > 0)
                IsValid(document, new JsonObject { ["$ref"] = "#/components/schemas/RefusedAnswer" }, text, $"{method} {path} {status}");
            return;
        }

        if (status == 414)
        {
            // The server itself refuses a request line that is too long, whatever the route.
            IsValid(document, new JsonObject { ["$ref"] = "#/components/schemas/RefusedAnswer" }, text, $"{operation} {status}");
            return;
        }

        var answer = operation.Answer(status);
        Assert.True(answer is not null, $"{operation} is answered with {status}, which is not documented: {text}");
        if (answer["content"]?["application/json"]?["schema"] is { } schema)
            IsValid(document, schema, text, $"{operation} {status}");
        else
            Assert.Equal("", text);
    }

    private static void IsValid(ServedDocument document, JsonNode schema, string text, string what)
    {
        var errors = document.Errors(schema, JsonNode.Parse(text, null, Deep));
        Assert.True(errors.Length == 0, $"{what} does not match its schema: {errors}\n{text}");
    }

    // The document is the same for every server of the tests.
    private static async Task<ServedDocument> DocumentAsync()
    {
        if (Volatile.Read(ref _document) is { } read)
            return read;
        await One.WaitAsync();
        try
        {
            if (_document is { } other)
                return other;
            // From a server that gives it to anyone: the one that was asked may want a key.
            await using var server = await GatewayServer.StartAsync();
            using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
            return _document = await ServedDocument.ReadAsync(http);
        }
        finally
        {
            One.Release();
        }
    }
}
