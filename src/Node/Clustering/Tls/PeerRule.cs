using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Operations;

namespace ActorScheduler.Node.Clustering.Tls;

/// <summary>Which certificates processes of this cluster have. An authority may have issued others, for web servers and people; those are not let in.</summary>
/// <param name="authorities">Who must have issued it: for a server and for a client, since each process is both to the others; a web server and a person have one of the uses.</param>
/// <param name="names">Names of which the certificate must have one, exact or as <c>*.suffix</c> for one label; empty: any name.</param>
internal sealed class PeerRule(CertificateAuthorities authorities, IReadOnlyList<string> names)
{
    /// <summary>What is wrong with a certificate; null if nothing is.</summary>
    public string? ProblemOf(X509Certificate2 certificate) => authorities.ProblemOf(certificate, CertificateAuthorities.ServerUse, CertificateAuthorities.ClientUse) ?? NameProblem(certificate);

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
