using System.IO.Hashing;
using System.Text;

namespace ActorScheduler.Gateway.Calls;

/// <summary>A digest of a call as its caller wrote it, to tell a repeated call from another one under the same id.</summary>
internal static class TaskFingerprint
{
    /// <summary>32 hexadecimal digits (XxHash128). Each part is preceded by its length, so that no two calls run together.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="args">The canonical JSON of the positional arguments.</param>
    /// <param name="kwargs">The canonical JSON of the keyword arguments.</param>
    /// <param name="options">The canonical JSON of the options, empty if there are none.</param>
    public static string Of(string task, ReadOnlySpan<byte> args, ReadOnlySpan<byte> kwargs, ReadOnlySpan<byte> options)
    {
        var hash = new XxHash128();
        Append(hash, Encoding.UTF8.GetBytes(task));
        Append(hash, args);
        Append(hash, kwargs);
        Append(hash, options);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, ReadOnlySpan<byte> part)
    {
        hash.Append(BitConverter.GetBytes(part.Length));
        hash.Append(part);
    }
}
