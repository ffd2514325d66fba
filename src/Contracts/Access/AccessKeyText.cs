using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ActorScheduler.Contracts.Access;

/// <summary>A key as its holder has it: <c>ask_ID_SECRET</c>.</summary>
/// <param name="Id">Finds the key.</param>
/// <param name="Secret">Proves it.</param>
public sealed record AccessKeyText(string Id, string Secret) : IdentifiedSecret(Id, Secret)
{
    private const string Prefix = "ask_";
    private const int IdBytes = 8;

    /// <summary>A new key.</summary>
    public static AccessKeyText New() => NewSecretOf(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)));

    /// <summary>A new secret for a key that there is.</summary>
    public static AccessKeyText NewSecretOf(string id) => new(id, NewSecret());

    /// <summary>Reads a key; whether it is one that was given out is not looked at.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AccessKeyText? key)
    {
        key = text.StartsWith(Prefix, StringComparison.Ordinal) && TrySplit(text[Prefix.Length..], out var id, out var secret) ? new AccessKeyText(id, secret) : null;
        return key is not null;
    }

    /// <summary>The key as its holder has it.</summary>
    public override string ToString() => Prefix + base.ToString();
}
