using System.Runtime.InteropServices;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>An ordinary stop: Ctrl-C, or the signal of a service manager.</summary>
[Long("waits for running tasks to end")]
public sealed class StopTests(ITestOutputHelper output) : ServerTest(output)
{
    // A test run in the background of a shell ignores SIGINT, and what it starts would too.
    private static readonly string[] TakesSignals = ["env", "--default-signal=INT,TERM"];
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(45);

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task A_stop_lets_the_running_task_end_and_leaves_the_others_to_the_next_start(PosixSignal signal)
    {
        var oneWorker = new ServerStart(Data) { Arguments = ["--Scheduler:Concurrency", "1"], Wrapper = TakesSignals };
        var server = await StartAsync(oneWorker);
        var running = await server.Client.SubmitAsync("demo_app.tasks.sleep", new { seconds = 2 });
        var started = (await server.Client.SeesState(running, "STARTED", Soon)).Started;
        var queued = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("queued"));
        var waiting = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("waiting"), new { countdown = 90 });

        Assert.Equal(0, await server.StopAsync(Bound, signal));
        Assert.Empty(Lines.Read());

        server = await StartAsync();
        Assert.Equal(("SUCCESS", started), await StateAndStart(server, running));
        await server.Client.SeesState(queued, "SUCCESS", Soon);
        Assert.Equal("PENDING", (await server.Client.FindAsync(waiting))!.State);
        Assert.Equal(["queued"], Lines.Read());
    }

    [Fact]
    public async Task A_task_that_outlasts_the_grace_is_cancelled_and_run_again_by_the_next_start()
    {
        var server = await StartAsync("--Scheduler:ShutdownGrace", "00:00:01");
        var id = await server.Client.SubmitAsync("demo_app.tasks.sleep", new { seconds = 30 });
        var first = await server.Client.SeesState(id, "STARTED", Soon);

        Assert.Equal(0, await server.StopAsync(Bound));

        server = await StartAsync();
        var second = await Eventually.Sees(
            () => server.Client.FindAsync(id), task => task is { State: "STARTED" } && task.Started > first.Started, Soon, "it runs again");
        Assert.Equal(0, second!.Retries);
    }

    private static async Task<(string State, double? Started)> StateAndStart(ServerProcess server, string id)
    {
        var task = await server.Client.FindAsync(id);
        return (task!.State, task.Started);
    }
}
