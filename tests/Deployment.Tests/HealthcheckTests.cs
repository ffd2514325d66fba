using System.Diagnostics;
using System.Globalization;
using ActorScheduler.Harness.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The script that a container engine asks whether the process in the container is ready.</summary>
public sealed class HealthcheckTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    [InlineData(404, 1)]
    public async Task It_says_what_the_process_answers(int status, int code)
    {
        var port = FreePort.Take();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var server = builder.Build();
        server.Run(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/health/ready" ? status : StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        });
        await server.StartAsync();

        Assert.Equal(code, await Check(port));
    }

    [Fact]
    public async Task It_fails_where_nobody_listens() => Assert.Equal(1, await Check(FreePort.Take()));

    private static async Task<int> Check(int port)
    {
        var start = new ProcessStartInfo(Repository.PathOf("deploy/docker/healthcheck"), [port.ToString(CultureInfo.InvariantCulture)]);
        start.RedirectStandardError = true;
        using var script = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Deadline);
        await script.WaitForExitAsync(timeout.Token);
        return script.ExitCode;
    }
}
