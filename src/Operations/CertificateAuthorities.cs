using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorScheduler.Operations;

/// <summary>The authorities that the operator named for certificates of others; those that the system trusts do not count.</summary>
/// <param name="certificates">Their own certificates.</param>
public sealed class CertificateAuthorities(X509Certificate2Collection certificates)
{
    /// <summary>The use of a server's certificate (RFC 5280, 4.2.1.12).</summary>
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <summary>The use of a client's certificate (RFC 5280, 4.2.1.12).</summary>
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly Dictionary<string, string> UseNames = new(StringComparer.Ordinal) { [ServerUse] = "serverAuth", [ClientUse] = "clientAuth" };

    /// <summary>Reads a file with one certificate, or as PEM with several: while an authority is replaced, both are in it.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="CryptographicException">There is none in it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static CertificateAuthorities Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return new CertificateAuthorities(certificates.Count > 0 ? certificates : [X509CertificateLoader.LoadCertificateFromFile(path)]);
    }

    /// <summary>Why a certificate is not one that they issued for these uses; null if it is.</summary>
    /// <param name="certificate">The certificate. One that names no use is for none.</param>
    /// <param name="uses">The uses, all of them: <see cref="ServerUse"/>, <see cref="ClientUse"/>.</param>
    public string? ProblemOf(X509Certificate2 certificate, params string[] uses)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return ChainProblem(certificate) ?? UseProblem(certificate, uses);
    }

    private string? ChainProblem(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(certificates);
        // Private authorities rarely publish lists of what they revoked; who must be kept out loses his name in the settings, or his authority.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate) ? null : string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
    }

    private static string? UseProblem(X509Certificate2 certificate, string[] uses)
    {
        var own = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.OfType<Oid>().Select(use => use.Value))
            .ToList();
        return uses.All(own.Contains) ? null : $"its extended key usage is not {string.Join(" and ", uses.Select(use => UseNames[use]))}";
    }
}
