using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>Issues certificates for a server and its clients, in a folder that it removes.</summary>
public sealed class CertificateAuthority : IDisposable
{
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly string _folder = Directory.CreateTempSubdirectory("authority-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    private CertificateAuthority()
    {
        var request = new CertificateRequest("CN=authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(From.AddDays(-5), From.AddDays(10));
        File.WriteAllText(Path, _certificate.ExportCertificatePem());
    }

    /// <summary>Where its own certificate is.</summary>
    public string Path => System.IO.Path.Combine(_folder, "authority.pem");

    public static CertificateAuthority Create() => new();

    /// <summary>How a client trusts this authority and no other.</summary>
    public X509ChainPolicy ToPolicy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_certificate);
        return policy;
    }

    /// <summary>A new certificate with its key.</summary>
    public X509Certificate2 Issue(string name, string use, int days = 5)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=\"{name}\"", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_certificate, From.AddDays(Math.Min(0, days - 1)), From.AddDays(days), RandomNumberGenerator.GetBytes(8));
        using var own = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>A new certificate for a server, with its key, as a file.</summary>
    public string IssueServer()
    {
        using var certificate = Issue("localhost", ServerUse);
        var path = System.IO.Path.Combine(_folder, "server.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        return path;
    }

    public void Dispose()
    {
        _key.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
