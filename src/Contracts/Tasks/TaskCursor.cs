using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// A place in the list of tasks, newest first. Tasks that arrive, change or leave do not move it: what follows never
/// contains a task that came before it, and misses none that was there. Callers hand its text back and do not read it.
/// </summary>
/// <param name="Position">The position of the last task that was looked at.</param>
public readonly record struct TaskCursor(long Position)
{
    private const byte Version = 1;
    private const int Length = 1 + sizeof(long);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">What a caller handed back.</param>
    /// <param name="cursor">The place.</param>
    /// <returns>False for any text that <see cref="ToString"/> never wrote.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TaskCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: Length / 3 * 4 }
            || Base64Url.DecodeFromChars(text, bytes, out _, out var count) != OperationStatus.Done
            || count != Length
            || bytes[0] != Version)
        {
            return false;
        }

        var read = new TaskCursor(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]));
        if (read.Position < 0)
            return false;
        cursor = read;
        return true;
    }

    /// <summary>The text form: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Position);
        return Base64Url.EncodeToString(bytes);
    }
}
