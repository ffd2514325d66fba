using System.IO.Hashing;
using System.Text;

namespace ActorScheduler.Storage.Identity;

/// <summary>A hash of a text that is the same in every process and every release: numbers made of it are stored.</summary>
internal static class StableHash
{
    private const int LongestOnStack = 256;

    /// <summary>The hash. Unsigned all the way, so that no text can make those who use it throw.</summary>
    public static uint Of(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = length <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[length];
        var written = Encoding.UTF8.GetBytes(text, bytes);
        return XxHash32.HashToUInt32(bytes[..written]);
    }
}
