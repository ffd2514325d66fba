using System.Text;
using System.Text.Unicode;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Cuts text to a size that can be stored.</summary>
internal static class BoundedText
{
    private const string Mark = "… (cut)";

    private static readonly int MarkBytes = Encoding.UTF8.GetByteCount(Mark);

    /// <summary>The text itself, or its beginning and a mark; never cut within a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most bytes in UTF-8, the mark included.</param>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit / 3 || Encoding.UTF8.GetByteCount(text) <= limit)
            return text;
        Span<byte> room = new byte[limit - MarkBytes];
        Utf8.FromUtf16(text, room, out var read, out _);
        return string.Concat(text.AsSpan(0, read), Mark);
    }
}
