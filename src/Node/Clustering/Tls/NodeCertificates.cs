using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Node.Settings;
using ActorScheduler.Operations;
using Akka.Actor.Setup;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;

namespace ActorScheduler.Node.Clustering.Tls;

/// <summary>
/// Mutual TLS between processes. Without it, anyone who reaches a node's port can send it anything. So both sides show a certificate, which must follow
/// <see cref="PeerRule"/>. Certificates are renewed while the process runs: the files are read again when they have changed.
/// </summary>
internal sealed class NodeCertificates : Setup
{
    private readonly SchedulerOptions _options;
    private volatile Loaded _current;

    private NodeCertificates(SchedulerOptions options, Loaded first) => (_options, _current) = (options, first);

    /// <summary>The certificate of this process, with its key.</summary>
    public X509Certificate2 Own => _current.Own;

    /// <summary>Loads the certificate of this process and the authorities that must have issued those of the others.</summary>
    /// <param name="options">Where they are.</param>
    /// <exception cref="SchedulerStartException">A file cannot be read, or the certificate is not for use here; the message names the setting.</exception>
    public static NodeCertificates Load(SchedulerOptions options) => new(options, Read(options));

    /// <summary>What Akka's transport begins with.</summary>
    public DotNettySslSetup ToSetup() => new(
        Own,
        suppressValidation: false,
        requireMutualAuthentication: true,
        validateCertificateHostname: false,
        (certificate, _, peer, _, log) => IsAccepted(certificate, peer, log));

    /// <summary>Reads the files again if one has changed. What cannot be used is told and left alone: what was read before goes on being used.</summary>
    public void Renew(ILoggingAdapter log)
    {
        var written = Loaded.Written(_options);
        var before = _current;
        if (written == before.WrittenAt)
            return;
        try
        {
            _current = Read(_options);
            log.Info("The certificates were read again; this process shows {0}, valid until {1:O}.", Own.Subject, Own.NotAfter.ToUniversalTime());
        }
        catch (SchedulerStartException cause)
        {
            _current = before with { WrittenAt = written };
            log.Error("The certificates have changed and cannot be used; the earlier ones stay in use. {0}", cause.Message);
        }
    }

    private bool IsAccepted(X509Certificate2? certificate, string peer, ILoggingAdapter log)
    {
        var problem = certificate is null ? "it shows none" : _current.Peers.ProblemOf(certificate);
        if (problem is null)
            return true;
        log.Warning("The certificate of {0} is not accepted: {1}", peer, problem);
        return false;
    }

    private static Loaded Read(SchedulerOptions options)
    {
        var written = Loaded.Written(options);
        var own = Read(nameof(options.TlsCertificate), options.TlsCertificate, path =>
            X509CertificateLoader.LoadPkcs12FromFile(path, options.TlsCertificatePassword));
        if (!own.HasPrivateKey)
            throw Refused(nameof(options.TlsCertificate), options.TlsCertificate, "a PKCS #12 file with its private key");
        var peers = new PeerRule(Read(nameof(options.TlsAuthority), options.TlsAuthority, CertificateAuthorities.Read), [.. options.TlsPeerNames]);
        return peers.ProblemOf(own) is { } problem
            ? throw Refused(nameof(options.TlsCertificate), options.TlsCertificate, $"a certificate that {options.TlsAuthority} has issued for a process of this cluster ({problem})")
            : new Loaded(own, peers, written);
    }

    private static T Read<T>(string key, string path, Func<string, T> load)
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

    private sealed record Loaded(X509Certificate2 Own, PeerRule Peers, (DateTime Certificate, DateTime Authority) WrittenAt)
    {
        public static (DateTime Certificate, DateTime Authority) Written(SchedulerOptions options) =>
            (File.GetLastWriteTimeUtc(options.TlsCertificate), File.GetLastWriteTimeUtc(options.TlsAuthority));
    }
}
