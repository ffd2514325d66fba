using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorScheduler.Gateway.Http;

/// <summary>
/// An answer that is written as it is made and sent in pieces, so that neither a long list nor a slow reader takes memory. Nothing is sent
/// before the first piece is full or the answer has ended, so an error until then is still a clean answer.
/// </summary>
/// <param name="http">The request that is answered.</param>
internal sealed class StreamedJson(HttpContext http) : IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;

    // A row is rarely longer than this beyond the piece's end.
    private const int Slack = 8 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _piece = new(PieceBytes + Slack);
    private Utf8JsonWriter? _json;

    /// <summary>Writes the answer.</summary>
    public Utf8JsonWriter Json => _json ??= new Utf8JsonWriter(_piece, Options);

    /// <summary>Sends what is written if it fills a piece. Called between rows.</summary>
    public async ValueTask SendIfFullAsync()
    {
        if (Json.BytesPending + _piece.WrittenCount < PieceBytes)
            return;
        Json.Flush();
        await SendAsync();
    }

    /// <summary>Sends the rest. An answer of one piece says its length.</summary>
    public async Task EndAsync()
    {
        Json.Flush();
        if (!http.Response.HasStarted)
            http.Response.ContentLength = _piece.WrittenCount;
        await SendAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _json?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task SendAsync()
    {
        if (!http.Response.HasStarted)
            http.Response.ContentType = JsonAnswer.ContentType;
        await http.Response.Body.WriteAsync(_piece.WrittenMemory, http.RequestAborted);
        _piece.ResetWrittenCount();
    }
}
