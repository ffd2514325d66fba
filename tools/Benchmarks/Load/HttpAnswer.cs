using System.Buffers.Text;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>The part of an answer that has arrived.</summary>
internal readonly ref struct HttpAnswer
{
    private HttpAnswer(bool isComplete, int status, ReadOnlySpan<byte> body)
    {
        IsComplete = isComplete;
        Status = status;
        Body = body;
    }

    /// <summary>True when all of it has arrived.</summary>
    public bool IsComplete { get; }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The body; of a chunked answer with its chunk sizes.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The call was accepted.</summary>
    public bool IsAccepted => Status == 200 && Body.IndexOf("\"status\":true"u8) >= 0;

    /// <summary>The server is overloaded, and the same request may be sent again later.</summary>
    public bool IsBusy => Status is 429 or 503;

    /// <summary>Reads what has arrived.</summary>
    public static HttpAnswer Read(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return default;
        var head = bytes[..end];
        var body = bytes[(end + 4)..];
        var status = Number(head["HTTP/1.1 ".Length..]);
        var field = head.IndexOf("Content-Length: "u8);
        if (field < 0)
            return new HttpAnswer(body.EndsWith("0\r\n\r\n"u8), status, body);
        return new HttpAnswer(body.Length >= Number(head[(field + "Content-Length: ".Length)..]), status, body);
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out _) ? number : throw new BenchmarkException("The server's answer is not HTTP.");
}
