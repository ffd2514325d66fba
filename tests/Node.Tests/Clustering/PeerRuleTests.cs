using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Node.Clustering.Tls;
using ActorScheduler.Operations;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>Whose certificate lets a process into the cluster.</summary>
public sealed class PeerRuleTests : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly X509Certificate2 _authority = NewAuthority("CN=ours");
    private readonly X509Certificate2 _other = NewAuthority("CN=other");

    [Fact]
    public void One_for_server_and_client_is_accepted_whatever_its_name() => Assert.Null(Problem(Issue(_authority, [ServerUse, ClientUse], "node-1")));

    [Theory]
    [InlineData(ServerUse)]
    [InlineData(ClientUse)]
    [InlineData("1.3.6.1.5.5.7.3.4")]
    public void One_of_a_web_server_or_a_person_is_not(string use) =>
        Assert.Equal("its extended key usage is not serverAuth and clientAuth", Problem(Issue(_authority, [use], "node-1")));

    [Fact]
    public void One_without_a_use_is_not() =>
        Assert.Equal("its extended key usage is not serverAuth and clientAuth", Problem(Issue(_authority, [], "node-1")));

    [Fact]
    public void One_of_another_authority_is_not() => Assert.NotNull(Problem(Issue(_other, [ServerUse, ClientUse], "node-1")));

    [Theory]
    [InlineData("node-1", "node-1", true)]
    [InlineData("NODE-1", "node-1", true)]
    [InlineData("node-1", "node-2", false)]
    [InlineData("a.nodes.example.com", "*.nodes.example.com", true)]
    [InlineData("a.b.nodes.example.com", "*.nodes.example.com", false)]
    [InlineData("nodes.example.com", "*.nodes.example.com", false)]
    [InlineData("evilnodes.example.com", "*.nodes.example.com", false)]
    public void One_of_the_names_must_be_allowed_where_names_are(string name, string allowed, bool accepted)
    {
        using var certificate = Issue(_authority, [ServerUse, ClientUse], "whoever", name);

        Assert.Equal(accepted, Problem(certificate, allowed) is null);
        Assert.Null(Problem(certificate, "whoever"));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }

    private string? Problem(X509Certificate2 certificate, params string[] names) => new PeerRule(new CertificateAuthorities([_authority]), names).ProblemOf(certificate);

    private static X509Certificate2 NewAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(From, From.AddDays(10));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string[] uses, string name, params string[] alternatives)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (uses.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. uses.Select(use => new Oid(use))], critical: false));
        if (alternatives.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var alternative in alternatives)
                names.AddDnsName(alternative);
            request.CertificateExtensions.Add(names.Build());
        }

        return request.Create(authority, From, From.AddDays(5), RandomNumberGenerator.GetBytes(8));
    }
}
