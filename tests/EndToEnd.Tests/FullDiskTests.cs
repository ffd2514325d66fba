using System.Net;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>
/// A disk that fills up while the server runs. A limit on the length of files stands for it: the writes of the journal fail in the same
/// place, no rights are needed, and the limit can be lifted again.
/// </summary>
[Long("waits until a disk that was full is found to have room")]
public sealed class FullDiskTests(ITestOutputHelper output) : ServerTest(output)
{
    // A file that has reached its limit raises SIGXFSZ, which would end the process; a full disk raises nothing.
    private static readonly string[] WithoutSignal = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];
    private const int Room = 128 * 1024;

    [Fact]
    public async Task A_full_disk_refuses_new_tasks_loses_none_and_mends_itself()
    {
        var server = await StartAsync(new ServerStart(Data) { Wrapper = WithoutSignal });
        var waiting = await server.Client.SubmitAsync("demo_app.tasks.test", new { }, new { countdown = 3 });
        server.LimitFileSize(Directory.EnumerateFiles(Data).Max(file => new FileInfo(file).Length) + Room);

        var accepted = new List<string> { waiting };
        var refused = await Eventually.Sees(
            async () => await SubmitOnce(server, accepted), answer => !answer.Status, Soon, "a task is refused", answer => answer.Text);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Code);
        Assert.Contains("cannot", refused.Msg, StringComparison.Ordinal);
        Assert.True(refused.RetryAfter > TimeSpan.Zero, "there is no Retry-After");
        var red = await Eventually.Sees(server.Client.ReadyAsync, ready => !ready.IsReady, Soon, "the server says that it is not ready");
        Assert.Contains("journal cannot", red.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(accepted, id => Assert.NotNull(id));
        Assert.True(server.IsRunning, "the server has ended");

        server.LimitFileSize(null);
        await server.BecomesReady();
        accepted.Add(await server.Client.SubmitAsync("demo_app.tasks.test"));
        var listed = await server.Client.SeesAllFinal(2 * Soon);
        Assert.All(accepted, id => Assert.Equal("SUCCESS", listed[id].State));
    }

    private static async Task<Answer<string>> SubmitOnce(ServerProcess server, List<string> accepted)
    {
        var answer = await server.Client.ApplyAsync("demo_app.tasks.test", new { filler = new string('x', 20_000) });
        if (answer.Status)
            accepted.Add(answer.Data!);
        return answer;
    }
}
