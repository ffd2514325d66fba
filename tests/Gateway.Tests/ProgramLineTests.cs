using ActorScheduler.Operations;

namespace ActorScheduler.Gateway.Tests;

/// <summary>The console is the process's own, so nothing else runs beside these tests.</summary>
[Collection(nameof(HostingTests))]
public sealed class ProgramLineTests
{
    [Theory]
    [InlineData("replay")]
    [InlineData("--Scheduler:DataDirectory", "x", "replay")]
    [InlineData("audit", "again")]
    [InlineData("--Schedular:DataDirectory", "x")]
    [InlineData("--verbose")]
    [InlineData("--urls")]
    [InlineData("x=1")]
    public async Task What_nobody_knows_ends_with_the_usage_and_code_2(params string[] args)
    {
        var (code, started, error) = await RunAsync(args);
        Assert.Equal((2, ""), (code, started));
        Assert.Contains("audit", error, StringComparison.Ordinal);
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run:")]
    [InlineData("run:--urls http://127.0.0.1:9000", "--urls", "http://127.0.0.1:9000")]
    [InlineData("run:--Scheduler:DataDirectory audit", "--Scheduler:DataDirectory", "audit")]
    [InlineData("run:--scheduler:storage=sqlite /Logging:LogLevel:Default Warning", "--scheduler:storage=sqlite", "/Logging:LogLevel:Default", "Warning")]
    [InlineData("audit:--Scheduler:DataDirectory x", "audit", "--Scheduler:DataDirectory", "x")]
    public async Task Words_and_settings_that_are_known_reach_what_they_are_for(string expected, params string[] args) =>
        Assert.Equal((0, expected), (await RunAsync(args)) is var (code, started, _) ? (code, started) : default);

    private static async Task<(int Code, string Started, string Error)> RunAsync(string[] args)
    {
        var started = "";
        var error = Console.Error;
        using var text = new StringWriter();
        Console.SetError(text);
        try
        {
            var code = await ProgramLine.RunAsync(
                "A test.",
                args,
                settings => Started($"run:{string.Join(' ', settings)}"),
                new ProgramCommand("audit", "Audits.", settings => Started($"audit:{string.Join(' ', settings)}")));
            return (code, started, text.ToString());
        }
        finally
        {
            Console.SetError(error);
        }

        Task<int> Started(string what)
        {
            started = what;
            return Task.FromResult(0);
        }
    }
}
