using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>
/// Streams a list of tasks: rows are written as they are read and sent in pieces, so that neither a long list nor a slow reader takes memory.
/// Nothing is sent before the first piece is full or the list has ended, so an error until then is still a clean answer.
/// </summary>
internal static class TaskListWriter
{
    private const int PieceBytes = 64 * 1024;

    // A row is rarely longer than this beyond the piece's end.
    private const int Slack = 8 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the list as the whole answer.</summary>
    public static async Task WriteAsync(HttpContext http, IAsyncEnumerable<TaskRow> rows, TimeZoneInfo zone)
    {
        var piece = new ArrayBufferWriter<byte>(PieceBytes + Slack);
        await using var json = new Utf8JsonWriter(piece, Options);
        json.WriteStartObject();
        await foreach (var row in rows.WithCancellation(http.RequestAborted))
        {
            json.WritePropertyName(row.Id);
            TaskEntry.Write(json, row, zone);
            if (json.BytesPending + piece.WrittenCount < PieceBytes)
                continue;
            json.Flush();
            await SendAsync(http, piece);
        }

        json.WriteEndObject();
        json.Flush();
        if (!http.Response.HasStarted)
            http.Response.ContentLength = piece.WrittenCount;
        await SendAsync(http, piece);
    }

    private static async Task SendAsync(HttpContext http, ArrayBufferWriter<byte> piece)
    {
        if (!http.Response.HasStarted)
            http.Response.ContentType = JsonAnswer.ContentType;
        await http.Response.Body.WriteAsync(piece.WrittenMemory, http.RequestAborted);
        piece.ResetWrittenCount();
    }
}
