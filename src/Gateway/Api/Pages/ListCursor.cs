using System.Buffers.Binary;
using System.Buffers.Text;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>The lists whose pages begin at a number. Their values are in cursors that callers hold, so they stay.</summary>
internal enum CursorList : byte
{
    /// <summary>Periodic tasks, by id.</summary>
    PeriodicTasks = 1,

    /// <summary>The history of one periodic task, by sequence number.</summary>
    PeriodicTaskHistory = 2,

    /// <summary>Bulk operations, by the place of their start in the journal.</summary>
    BulkOperations = 3,

    /// <summary>Attempts that were refused, by sequence number.</summary>
    RefusedAttempts = 4,
}

/// <summary>A place in a list, as text for callers to hand back and not to read.</summary>
internal static class ListCursor
{
    // Not the first byte of a task cursor, so that neither is taken for the other.
    private const byte Version = 0x41;
    private const int Length = 2 + sizeof(long) + 2;
    private const int TextLength = Length / 3 * 4;

    /// <summary>The text of a place.</summary>
    public static string Text(CursorList list, long number)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        bytes[1] = (byte)list;
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], number);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the text of a place.</summary>
    /// <returns>False for any text that is no place in this list.</returns>
    public static bool TryParse(string text, CursorList list, out long number)
    {
        number = 0;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != TextLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var count) || count != Length)
            return false;
        number = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        return number >= 0 && text == Text(list, number);
    }
}
