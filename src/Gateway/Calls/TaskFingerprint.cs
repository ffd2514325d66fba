using System.IO.Hashing;
using System.Text;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.Calls;

/// <summary>
/// A digest of what a call means, to tell a repeated call from another one under the same id: neither the order of keys nor <c>60.0</c> for <c>60</c>
/// makes it another call.
/// </summary>
internal static class TaskFingerprint
{
    /// <summary>32 hexadecimal digits (XxHash128). Each part is preceded by its length, so that no two calls run together.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="args">The canonical JSON of the positional arguments.</param>
    /// <param name="kwargs">The canonical JSON of the keyword arguments.</param>
    /// <param name="options">What the options mean; empty if there are none.</param>
    public static string Of(string task, ReadOnlyMemory<byte> args, ReadOnlyMemory<byte> kwargs, string options)
    {
        var hash = new XxHash128();
        Append(hash, Encoding.UTF8.GetBytes(task));
        Append(hash, JsonMeaning.Of(args));
        Append(hash, JsonMeaning.Of(kwargs));
        Append(hash, Encoding.UTF8.GetBytes(options));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, ReadOnlySpan<byte> part)
    {
        hash.Append(BitConverter.GetBytes(part.Length));
        hash.Append(part);
    }
}
