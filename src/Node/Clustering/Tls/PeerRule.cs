using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorScheduler.Node.Clustering.Tls;

/// <summary>Which certificates processes of this cluster have. An authority may have issued others, for web servers and people; those are not let in.</summary>
/// <param name="authorities">The authorities that the operator named; those that the system trusts do not count.</param>
/// <param name="names">Names of which the certificate must have one, exact or as <c>*.suffix</c> for one label; empty: any name.</param>
internal sealed class PeerRule(X509Certificate2Collection authorities, IReadOnlyList<string> names)
{
    // RFC 5280, 4.2.1.12. Each process is both to the others, so it has both; a web server and a person have one of them.
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>What is wrong with a certificate; null if nothing is.</summary>
    public string? ProblemOf(X509Certificate2 certificate) => ChainProblem(certificate) ?? UseProblem(certificate) ?? NameProblem(certificate);

    private string? ChainProblem(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // Private authorities rarely publish lists of what they revoked; a process that must be kept out loses its name or its authority.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate) ? null : string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
    }

    private static string? UseProblem(X509Certificate2 certificate)
    {
        var uses = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(extension => extension.EnhancedKeyUsages.OfType<Oid>().Select(use => use.Value))
            .ToList();
        return uses.Contains(ServerUse) && uses.Contains(ClientUse) ? null : "its extended key usage is not serverAuth and clientAuth";
    }

    private string? NameProblem(X509Certificate2 certificate)
    {
        if (names.Count == 0)
            return null;
        string[] own =
        [
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()),
        ];
        return own.Any(name => names.Any(allowed => Fits(name, allowed)))
            ? null
            : $"none of its names ({string.Join(", ", own)}) is among {string.Join(", ", names)}";
    }

    private static bool Fits(string name, string allowed)
    {
        if (!allowed.StartsWith("*.", StringComparison.Ordinal))
            return string.Equals(name, allowed, StringComparison.OrdinalIgnoreCase);
        var label = name.Length - allowed.Length + 1;
        return label > 0 && name.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) && !name[..label].Contains('.', StringComparison.Ordinal);
    }
}
