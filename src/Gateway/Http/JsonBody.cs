using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ActorScheduler.Contracts.Json;
using Microsoft.Net.Http.Headers;

namespace ActorScheduler.Gateway.Http;

/// <summary>Reads the body of a request as one JSON object, once, with as few copies as possible.</summary>
internal static class JsonBody
{
    private const int LongestQuote = 60;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonLimits.MaxDepth };

    /// <summary>Reads the body.</summary>
    /// <returns>The document, to be disposed of by the caller, whose root is an object; or the refusal.</returns>
    /// <param name="http">The request.</param>
    /// <param name="mayBeEmpty">True: no body is the same as <c>{}</c>.</param>
    /// <exception cref="BadHttpRequestException">The body is longer than Kestrel's limit, or ends too soon.</exception>
    public static async ValueTask<(JsonDocument? Document, Refusal? Refusal)> ReadAsync(HttpContext http, bool mayBeEmpty = false)
    {
        if (!IsJson(http.Request.ContentType))
            return (null, Refusals.UnsupportedMediaType(http.Request.ContentType!));
        if (http.Request.Headers.ContentEncoding is { Count: > 0 } encoding && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            return (null, Refusals.UnsupportedEncoding(encoding.ToString()));

        try
        {
            return Parse(await BytesAsync(http, mayBeEmpty));
        }
        catch (IOException broken) when (broken is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            // The server itself has found the form of the message to be wrong, such as the length of a chunk.
            return (null, Refusals.MalformedBody("a body that breaks the form of HTTP", "a JSON object"));
        }
    }

    private static async ValueTask<byte[]> BytesAsync(HttpContext http, bool mayBeEmpty)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAsync(http.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(http.RequestAborted);
        }

        // The document keeps the bytes while it lives, so they leave the pipe's buffers here.
        var bytes = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return mayBeEmpty && bytes.Length == 0 ? "{}"u8.ToArray() : bytes;
    }

    private static (JsonDocument? Document, Refusal? Refusal) Parse(ReadOnlyMemory<byte> bytes)
    {
        var json = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
            return (null, Refusals.MalformedBody("nothing", "a JSON object"));
        if (!Utf8.IsValid(json.Span))
            return (null, Refusals.MalformedBody("bytes that are not UTF-8", "a JSON object in UTF-8"));

        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return (document, null);
            document.Dispose();
            return (null, Refusals.MalformedBody(Quote(json.Span), "a JSON object"));
        }
        catch (JsonException exception)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
            return (null, Refusals.MalformedBody(Quote(json.Span), $"a JSON object, at most {JsonLimits.MaxDepth} levels deep; reading stopped at {place}"));
        }
    }

    /// <summary>
    /// A type that says JSON, or none at all. Not text/plain and not a form: those are what a foreign web page may post from
    /// somebody's browser without asking.
    /// </summary>
    private static bool IsJson(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            return true;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return false;
        var isJson = type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return isJson && (!type.Charset.HasValue || type.Charset.Value.Trim('"') is var charset
            && (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
                || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)));
    }

    private static string Quote(ReadOnlySpan<byte> json)
    {
        var text = Encoding.UTF8.GetString(json[..Math.Min(json.Length, LongestQuote * 4)]);
        return text.Length <= LongestQuote ? text : string.Concat(text.AsSpan(0, LongestQuote), "…");
    }
}
