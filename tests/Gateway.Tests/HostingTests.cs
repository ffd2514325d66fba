using System.Net;
using System.Net.Sockets;
using ActorScheduler.Gateway.Hosting;
using ActorScheduler.Gateway.Tests.Fakes;
using ActorScheduler.Gateway.Tests.Support;
using ActorScheduler.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorScheduler.Gateway.Tests;

/// <summary>The console is the process's own, so nothing else runs beside these tests.</summary>
[CollectionDefinition(nameof(HostingTests), DisableParallelization = true)]
[Collection(nameof(HostingTests))]
public sealed class HostingTests
{
    [Fact]
    public async Task A_server_is_live_at_once_and_ready_when_its_checks_say_so()
    {
        var result = HealthCheckResult.Unhealthy("the journal cannot write");
        await using var server = await GatewayServer.StartAsync(services => services.AddHealthChecks().AddCheck("journal", () => result, [HealthRoutes.ReadyTag]));

        (await server.GetAsync("/health/live")).Is(200, """{"status": true, "msg": "ok", "checks": []}""");
        (await server.GetAsync("/health/ready")).Is(503, """
            {"status": false, "msg": "not ready", "checks": [{"name": "journal", "status": false, "reason": "the journal cannot write"}]}
            """);
        result = HealthCheckResult.Healthy("written 0.2 s ago");
        (await server.GetAsync("/health/ready")).Is(200, """{"status": true, "msg": "ok", "checks": [{"name": "journal", "status": true, "reason": "written 0.2 s ago"}]}""");
    }

    [Fact]
    public async Task Metrics_are_told_in_the_form_of_Prometheus()
    {
        await using var server = await GatewayServer.StartAsync();

        using var answer = await server.Http.GetAsync("/metrics");

        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("dotnet_gc_heap_total_allocated_bytes_total", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_line_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, error, output) = await RunAsync("--urls", $"http://{taken.LocalEndpoint}");
        Assert.Equal(1, code);
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Scheduler:MaxBodyBytes", "5", "MaxBodyBytes")]
    [InlineData("--Scheduler:MaxBodyBytes", "many", "Scheduler:MaxBodyBytes")]
    [InlineData("--Scheduler:MaxPayloadBytes", "0", "MaxPayloadBytes")]
    [InlineData("--urls", "nonsense", "nonsense")]
    public async Task A_wrong_setting_is_one_line_that_names_it(string key, string value, string named)
    {
        string[] args = key == "--urls" ? [key, value] : ["--urls", "http://127.0.0.1:0", key, value];
        var (code, error, _) = await RunAsync(args);
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--http_ports", "0")]
    public async Task A_gateway_that_other_machines_could_reach_does_not_start_and_says_what_to_do(string key, string value)
    {
        var (code, error, _) = await RunAsync(key, value);
        Assert.Equal(1, code);
        Assert.Contains("can be reached from other machines", error, StringComparison.Ordinal);
        Assert.Contains("--Scheduler:Security:AllowAnonymous true", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task It_starts_for_whoever_insists()
    {
        await using var server = await GatewayServer.StartAsync(services: null, "--urls", "http://0.0.0.0:0", "--Scheduler:Security:AllowAnonymous", "true");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Http.BaseAddress!.Port}") };
        using var answer = await client.GetAsync(new Uri("/celery_manage/tasks/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(int Code, string Error, string Output)> RunAsync(params string[] args)
    {
        var (error, output) = (Console.Error, Console.Out);
        using var errorText = new StringWriter();
        using var outputText = new StringWriter();
        Console.SetError(errorText);
        Console.SetOut(outputText);
        try
        {
            var directory = new FakeDirectory();
            var code = await GatewayApp.RunAsync(args, builder =>
                GatewayServer.Wire(builder, new FakeScheduler(TimeProvider.System, directory, "UTC"), directory, "UTC"));
            return (code, errorText.ToString(), outputText.ToString());
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }
    }
}
