using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Harness;
using ActorScheduler.Node.Settings;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Who may speak with the nodes.</summary>
public sealed class TlsTests : PostgresTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tls-test-");
    private readonly Authority _ours;
    private readonly Authority _other;

    public TlsTests()
    {
        _ours = new Authority(_folder.FullName, "ours");
        _other = new Authority(_folder.FullName, "other");
    }

    [SkippableFact]
    public async Task Nodes_with_certificates_of_the_authority_form_a_cluster()
    {
        await using var first = await TestNode.StartAsync(ConnectionString, _ours.SettingsOf(trusts: _ours));
        await using var second = await TestNode.StartAsync(ConnectionString, _ours.SettingsOf(trusts: _ours));

        await first.SeesMembers(2);
        Assert.Equal("akka.ssl.tcp", first.Address.Protocol);
    }

    [SkippableTheory]
    [InlineData("another authority")]
    [InlineData("no certificate")]
    public async Task A_node_without_a_certificate_of_the_authority_cannot_join(string has)
    {
        await using var first = await TestNode.StartAsync(ConnectionString, _ours.SettingsOf(trusts: _ours));
        var settings = has == "no certificate" ? [] : _other.SettingsOf(trusts: _other);
        await using var intruder = await TestNode.BeginAsync(ConnectionString, new TestNode.Kind(), settings);

        // One whose certificate is refused ends itself besides.
        await Eventually.Sees(
            () => Task.FromResult(intruder.Log.All),
            lines => intruder.System.WhenTerminated.IsCompleted || lines.Any(line => line.Contains($"its members {first.Address} cannot be reached", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            "it says why it waits",
            lines => string.Join('\n', lines));

        await first.SeesMembers(1);
        Assert.DoesNotContain(Akka.Cluster.Cluster.Get(intruder.System).State.Members, member => member.Address == first.Address);
        Assert.Equal(new TaskAccepted("a"), await first.Client.SubmitAsync(new SubmitTask("a", Calls.Echo(1)), default));
    }

    [SkippableFact]
    public async Task A_certificate_that_the_authority_has_not_issued_is_refused_at_the_start()
    {
        var error = await Assert.ThrowsAsync<SchedulerStartException>(
            () => TestNode.StartAsync(ConnectionString, _other.SettingsOf(trusts: _ours)));

        Assert.Contains("Scheduler:TlsCertificate: given ", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_certificate_that_is_renewed_is_shown_and_its_authority_believed_without_a_restart()
    {
        var settings = _ours.SettingsOf(trusts: _ours);
        var (certificate, authority) = (settings[0].Value, settings[2].Value);
        await using var first = await TestNode.StartAsync(ConnectionString, settings);
        Assert.Equal("CN=ours", await IssuerShownBy(first));

        await File.AppendAllTextAsync(authority, "\n" + await File.ReadAllTextAsync(_other.Path));
        _other.IssueTo(certificate);

        await Eventually.Sees(() => IssuerShownBy(first), issuer => issuer == "CN=other", TimeSpan.FromSeconds(60), "the new certificate is shown");
        await using var second = await TestNode.StartAsync(ConnectionString, [("TlsCertificate", _other.Issue()), .. settings[1..]]);
        await first.SeesMembers(2);
    }

    // As a stranger would see it: the handshake goes so far even without a certificate of one's own.
    private static async Task<string> IssuerShownBy(TestNode node)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(node.Address.Host, node.Address.Port!.Value);
        var issuer = "";
        await using var stream = new SslStream(client.GetStream(), false, (_, shown, _, _) =>
        {
            issuer = shown!.Issuer;
            return false;
        });
        await Assert.ThrowsAsync<AuthenticationException>(() => stream.AuthenticateAsClientAsync("node"));
        return issuer;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _ours.Dispose();
        _other.Dispose();
        _folder.Delete(recursive: true);
    }
}
