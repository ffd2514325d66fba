using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>Issues certificates for nodes.</summary>
internal sealed class Authority : IDisposable
{
    private const string Password = "secret";
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly string _folder;
    private readonly string _name;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public Authority(string folder, string name)
    {
        (_folder, _name) = (folder, name);
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(From, From.AddDays(10));
        File.WriteAllText(Path, _certificate.ExportCertificatePem());
    }

    /// <summary>Its own certificate.</summary>
    public string Path => System.IO.Path.Combine(_folder, _name + ".pem");

    /// <summary>The settings of a node with a certificate of this authority.</summary>
    /// <param name="trusts">Whose certificates the node accepts.</param>
    public (string Key, string Value)[] SettingsOf(Authority trusts) =>
        [("TlsCertificate", Issue()), ("TlsCertificatePassword", Password), ("TlsAuthority", trusts.Path)];

    /// <summary>A new certificate for server and client, with its key.</summary>
    public string Issue()
    {
        var path = System.IO.Path.Combine(_folder, $"{_name}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}.pfx");
        IssueTo(path);
        return path;
    }

    /// <summary>Writes a new certificate for server and client, with its key, to a file that may be there.</summary>
    public void IssueTo(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        using var issued = request.Create(_certificate, From, From.AddDays(5), RandomNumberGenerator.GetBytes(8));
        using var own = issued.CopyWithPrivateKey(key);
        File.WriteAllBytes(path, own.Export(X509ContentType.Pkcs12, Password));
    }

    public void Dispose()
    {
        _key.Dispose();
        _certificate.Dispose();
    }
}
