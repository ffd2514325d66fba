using System.IO.Hashing;
using System.Text;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>
/// The id of the task that update_task puts in the place of another one, made of nothing but that one's id and the new call: an update
/// that is sent again, because its answer was lost, names the same task and changes nothing. A UUID of version 8 (RFC 9562, section 5.8).
/// </summary>
internal static class ReplacementId
{
    /// <summary>The id.</summary>
    /// <param name="replaced">The id of the task that is given up.</param>
    /// <param name="fingerprint">The digest of the new call.</param>
    public static string Of(string replaced, string fingerprint)
    {
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(Encoding.UTF8.GetBytes($"{fingerprint} in place of {replaced}"), id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true).ToString();
    }
}
