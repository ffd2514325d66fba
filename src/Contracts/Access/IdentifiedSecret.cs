using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ActorScheduler.Contracts.Access;

/// <summary>
/// A secret and what finds it, as <c>ID_SECRET</c>. The secret has 256 random bits, so that one round of SHA-256 is enough to store it: what makes the
/// hashing of passwords slow is there for secrets that can be guessed.
/// </summary>
/// <param name="Id">Finds what the secret proves; no secret itself.</param>
/// <param name="Secret">Proves it.</param>
public abstract record IdentifiedSecret(string Id, string Secret)
{
    private const int SecretBytes = 32;
    private const int LongestText = 200;

    /// <summary>The secret's hash as it is stored.</summary>
    public string SecretHash => Convert.ToHexStringLower(Hash());

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>True if the secret has this hash. It takes the same time whatever differs.</summary>
    public bool Matches(string secretHash)
    {
        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(secretHash, stored, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == stored.Length
            && CryptographicOperations.FixedTimeEquals(stored, Hash());
    }

    /// <summary>The two as one text.</summary>
    public override string ToString() => $"{Id}_{Secret}";

    /// <summary>Takes a text apart; whether it is one that was given out is not looked at.</summary>
    protected static bool TrySplit(string text, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out string? secret)
    {
        (id, secret) = (null, null);
        var at = text.IndexOf('_', StringComparison.Ordinal);
        if (text.Length > LongestText || at <= 0 || at == text.Length - 1)
            return false;
        (id, secret) = (text[..at], text[(at + 1)..]);
        return true;
    }

    private byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));
}
