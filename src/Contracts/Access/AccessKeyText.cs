using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ActorScheduler.Contracts.Access;

/// <summary>
/// A key as its holder has it: <c>ask_ID_SECRET</c>. The secret has 256 random bits, so that one round of SHA-256 is enough to store it: what makes the
/// hashing of passwords slow is there for secrets that can be guessed.
/// </summary>
/// <param name="Id">Finds the key.</param>
/// <param name="Secret">Proves it.</param>
public sealed record AccessKeyText(string Id, string Secret)
{
    private const string Prefix = "ask_";
    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    /// <summary>The secret's hash as it is stored.</summary>
    public string SecretHash => Convert.ToHexStringLower(Hash());

    /// <summary>A new key.</summary>
    public static AccessKeyText New() => NewSecretOf(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)));

    /// <summary>A new secret for a key that there is.</summary>
    public static AccessKeyText NewSecretOf(string id) => new(id, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads a key; whether it is one that was given out is not looked at.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AccessKeyText? key)
    {
        key = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length > 200)
            return false;
        var at = text.IndexOf('_', Prefix.Length);
        if (at <= Prefix.Length || at == text.Length - 1)
            return false;
        key = new AccessKeyText(text[Prefix.Length..at], text[(at + 1)..]);
        return true;
    }

    /// <summary>True if the secret has this hash. It takes the same time whatever differs.</summary>
    public bool Matches(string secretHash)
    {
        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(secretHash, stored, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == stored.Length
            && CryptographicOperations.FixedTimeEquals(stored, Hash());
    }

    /// <summary>The key as its holder has it.</summary>
    public override string ToString() => $"{Prefix}{Id}_{Secret}";

    private byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));
}
