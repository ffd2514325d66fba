using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ActorScheduler.Gateway.Http;

/// <summary>
/// Gives the server's own refusals the body of all others. A request that is no HTTP, or too long a line, is refused before it becomes a request of
/// this program, with an empty answer; the answer passes here on its way out.
/// </summary>
internal static class ServerRefusals
{
    /// <summary>Watches every connection.</summary>
    public static void AddServerRefusals(this KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
    {
        connection.Transport = new Transport(connection.Transport);
        return next(connection);
    }));

    /// <summary>The answer with a body; null for what is no refusal without one.</summary>
    /// <param name="answer">What the server writes.</param>
    internal static byte[]? WithBody(ReadOnlySpan<byte> answer)
    {
        // All answers of the program have a body where they refuse.
        if (!answer.StartsWith("HTTP/1.1 4"u8) || answer.IndexOf("\r\nContent-Length: 0\r\n"u8) is var length and < 0 || answer.IndexOf("\r\nConnection: close\r\n"u8) < 0 || !answer.EndsWith("\r\n\r\n"u8))
            return null;
        var status = answer[9..answer.IndexOf("\r\n"u8)];
        var body = JsonSerializer.SerializeToUtf8Bytes(new RefusedAnswer(false, Encoding.ASCII.GetString(status[4..])) { Errors = [] }, HttpJson.Wire.RefusedAnswer);
        var head = Encoding.ASCII.GetString(answer[..^2]).Replace(
            "\r\nContent-Length: 0\r\n",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.Length}\r\nContent-Type: {JsonAnswer.ContentType}\r\nX-Content-Type-Options: nosniff\r\n"),
            StringComparison.Ordinal);
        return [.. Encoding.ASCII.GetBytes(head), .. "\r\n"u8, .. body];
    }

    private sealed class Transport(IDuplexPipe inner) : IDuplexPipe
    {
        public PipeReader Input => inner.Input;

        public PipeWriter Output { get; } = new Writer(inner.Output);
    }

    private sealed class Writer(PipeWriter inner) : PipeWriter
    {
        private Memory<byte> _given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            if (_given.Length >= bytes && WithBody(_given.Span[..bytes]) is { } whole)
            {
                whole.CopyTo(inner.GetMemory(whole.Length));
                bytes = whole.Length;
            }

            _given = default;
            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => inner.WriteAsync(source, cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
