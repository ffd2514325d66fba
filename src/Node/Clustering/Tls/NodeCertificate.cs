using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Node.Settings;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;

namespace ActorScheduler.Node.Clustering.Tls;

/// <summary>
/// Mutual TLS between nodes. Without it, anyone who reaches a node's port can send it anything. So both sides show a certificate, and it is accepted only
/// if the authority that the operator named has issued it; the authorities that the system trusts do not count.
/// </summary>
internal static class NodeCertificate
{
    /// <summary>Loads the certificate of this process and the authority that must have issued those of the others.</summary>
    /// <param name="options">Where they are.</param>
    /// <exception cref="SchedulerStartException">A file cannot be read, or the certificate is not for use here; the message names the setting.</exception>
    public static DotNettySslSetup Load(SchedulerOptions options)
    {
        var own = Read(nameof(options.TlsCertificate), options.TlsCertificate, path =>
            X509CertificateLoader.LoadPkcs12FromFile(path, options.TlsCertificatePassword));
        if (!own.HasPrivateKey)
            throw Refused(nameof(options.TlsCertificate), options.TlsCertificate, "a PKCS #12 file with its private key");
        var authority = Read(nameof(options.TlsAuthority), options.TlsAuthority, X509CertificateLoader.LoadCertificateFromFile);
        if (Problem(own, authority) is { } problem)
            throw Refused(nameof(options.TlsCertificate), options.TlsCertificate, $"a certificate that {options.TlsAuthority} has issued ({problem})");
        return new DotNettySslSetup(
            own,
            suppressValidation: false,
            requireMutualAuthentication: true,
            validateCertificateHostname: false,
            (certificate, _, peer, _, log) => IsAccepted(certificate, authority, peer, log));
    }

    private static bool IsAccepted(X509Certificate2? certificate, X509Certificate2 authority, string peer, ILoggingAdapter log)
    {
        var problem = certificate is null ? "it shows none" : Problem(certificate, authority);
        if (problem is null)
            return true;
        log.Warning("The certificate of {0} is not accepted: {1}", peer, problem);
        return false;
    }

    private static string? Problem(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate) ? null : string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
    }

    private static X509Certificate2 Read(string key, string path, Func<string, X509Certificate2> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception cause) when (cause is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Refused(key, path, $"a certificate that can be read ({cause.Message})");
        }
    }

    private static SchedulerStartException Refused(string key, string path, string allowed) =>
        new($"{SchedulerOptions.Section}:{key}: given \"{path}\"; allowed: {allowed}.");
}
