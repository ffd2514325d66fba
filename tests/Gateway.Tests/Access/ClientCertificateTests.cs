using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>Clients that prove who they are by TLS.</summary>
public sealed class ClientCertificateTests : IAsyncLifetime
{
    private const string Call = """{"task": "demo_app.tasks.test"}""";
    private readonly CertificateAuthority _authority = CertificateAuthority.Create();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow.AddDays(3));
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(
        services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)),
        "--Kestrel:Endpoints:Https:Url", "https://127.0.0.1:0",
        "--Kestrel:Endpoints:Https:Certificate:Path", _authority.IssueServer(),
        "--Scheduler:Security:RequireAuthentication", "true",
        "--Scheduler:Security:ClientCertificates:Authorities", _authority.Path,
        "--Scheduler:Security:ClientCertificates:Roles:billing", "submitter, operator");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task A_certificate_gives_the_roles_of_its_name()
    {
        using var billing = Client(_authority.Issue("billing", CertificateAuthority.ClientUse));
        var me = await Answer.ReadAsync(await billing.GetAsync("/api/v1/access/me"));
        Assert.Equal("billing certificate submitter,operator", $"{me.Json["name"]} {me.Json["via"]} {string.Join(',', me.Json["roles"]!.AsArray())}");
        using var content = new StringContent(Call, Encoding.UTF8, "application/json");
        Assert.Equal(200, (int)(await billing.PostAsync("/celery_manage/async_apply_task/", content)).StatusCode);
        Assert.Equal(["certificate billing"], _server.Scheduler.Requesters);
    }

    [Fact]
    public async Task Who_shows_none_has_to_prove_himself_otherwise_and_a_name_without_a_role_may_do_nothing()
    {
        using var nobody = Client(null);
        Assert.Equal(401, (int)(await nobody.GetAsync("/api/v1/tasks")).StatusCode);
        Assert.Equal(200, (int)(await nobody.GetAsync("/health/live")).StatusCode);
        using var other = Client(_authority.Issue("payroll", CertificateAuthority.ClientUse));
        Assert.Equal(403, (int)(await other.GetAsync("/api/v1/tasks")).StatusCode);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_for_another_use_or_out_of_date_makes_no_connection()
    {
        using var foreign = CertificateAuthority.Create();
        X509Certificate2[] wrong =
        [
            foreign.Issue("billing", CertificateAuthority.ClientUse),
            _authority.Issue("billing", CertificateAuthority.ServerUse),
            _authority.Issue("billing", CertificateAuthority.ClientUse, days: 0),
        ];
        foreach (var certificate in wrong)
        {
            using var client = Client(certificate);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
        }
    }

    [Fact]
    public async Task A_certificate_that_expires_while_it_is_connected_is_worth_nothing_any_more()
    {
        var certificate = _authority.Issue("billing", CertificateAuthority.ClientUse);
        using var billing = Client(certificate);
        _time.SetUtcNow(new DateTimeOffset(certificate.NotAfter).AddMinutes(-1));
        Assert.Equal(200, (int)(await billing.GetAsync("/api/v1/tasks")).StatusCode);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (int)(await billing.GetAsync("/api/v1/tasks")).StatusCode);
    }

    [Theory]
    [InlineData("Authorities", "/nowhere/authority.pem", typeof(InvalidDataException))]
    [InlineData("Authorities", "", typeof(OptionsValidationException))]
    [InlineData("Roles:billing", "root", typeof(OptionsValidationException))]
    public async Task Settings_that_name_no_authority_or_no_role_end_the_start(string key, string value, Type failure)
    {
        var thrown = await Assert.ThrowsAsync(failure, () => GatewayServer.StartAsync(
            null,
            "--Scheduler:Security:ClientCertificates:Authorities", _authority.Path,
            "--Scheduler:Security:ClientCertificates:Roles:billing", "submitter",
            $"--Scheduler:Security:ClientCertificates:{key}", value));
        Assert.Contains($"ClientCertificates", thrown.Message, StringComparison.Ordinal);
    }

    private HttpClient Client(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = _authority.ToPolicy();
        // Shown whatever it is for: a list of certificates would leave out those that are not a client's.
        if (certificate is not null)
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        return new HttpClient(handler) { BaseAddress = _server.Http.BaseAddress };
    }
}
