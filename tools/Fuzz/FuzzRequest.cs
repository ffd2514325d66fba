using System.Net.Http.Headers;
using System.Text;

namespace ActorScheduler.Fuzz;

/// <summary>A request to send.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with its query, escaped.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record FuzzRequest(string Method, string Path, string? Body)
{
    /// <summary>As an HTTP client sends it.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Path, UriKind.Relative));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Method} {Path} {(Body is { Length: > 2_000 } ? $"{Body[..2_000]}… ({Body.Length} characters)" : Body)}";
}
