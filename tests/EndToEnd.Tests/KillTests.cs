using System.Collections.Concurrent;
using System.Globalization;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>What was accepted is done, whatever becomes of the process.</summary>
[Long("kills servers under load")]
public sealed class KillTests(ITestOutputHelper output) : ServerTest(output)
{
    private const int Submitters = 8;

    [Fact]
    public async Task Five_hundred_waiting_tasks_survive_a_kill_and_each_runs_once()
    {
        const int tasks = 500;
        var server = await StartAsync();
        var lines = Lines;
        await Parallel.ForAsync(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = Submitters }, async (i, _) =>
            await server.Client.SubmitAsync(LineCounter.Task, lines.Writes($"task-{i}"), new { countdown = 6 + (i / 100.0) }));
        await server.KillAsync();

        server = await StartAsync();
        var listed = await server.Client.SeesAllFinal(2 * Soon);

        Assert.Equal(tasks, listed.Count);
        Assert.All(listed.Values, task => Assert.Equal("SUCCESS", task.State));
        Assert.Equal(Enumerable.Range(0, tasks).Select(i => $"task-{i}").Order(), lines.Read().Order());
    }

    [Fact]
    public async Task Every_accepted_task_ends_once_although_the_server_is_killed_under_load_again_and_again()
    {
        const int rounds = 3;
        var moments = new Random(20190);
        var accepted = new ConcurrentDictionary<string, string>();
        var ended = new Dictionary<string, double?>();
        for (var round = 0; round < rounds; round++)
        {
            var server = await StartAsync();
            var target = accepted.Count + moments.Next(50, 400);
            var load = Enumerable.Range(0, Submitters).Select(submitter => SubmitUntilItDies(server, $"{round}-{submitter}", accepted)).ToList();
            await Eventually.Sees(() => Task.FromResult(accepted.Count), count => count >= target, Soon, $"{target} tasks are accepted");
            foreach (var (id, task) in await server.Client.ListAsync("state=SUCCESS&limit=1000000"))
                Assert.Equal(ended[id] = ended.GetValueOrDefault(id) ?? task.Succeeded, task.Succeeded);
            await server.KillAsync();
            await Task.WhenAll(load);
        }

        var last = await StartAsync();
        var listed = await last.Client.SeesAllFinal(2 * Soon);
        var written = Lines.Count();
        Assert.All(listed.Values, task => Assert.Equal("SUCCESS", task.State));
        Assert.All(ended, end => Assert.Equal(end.Value, listed[end.Key].Succeeded));
        Assert.All(accepted, task => Assert.True(listed.ContainsKey(task.Key), $"{task.Key} was accepted and is not there"));
        Assert.All(accepted, task => Assert.True(written.ContainsKey(task.Value), $"{task.Value} is SUCCESS and was not written"));
    }

    [Fact]
    public async Task What_was_running_at_the_kill_is_run_again_unless_it_must_not_run_twice()
    {
        var server = await StartAsync();
        var again = await server.Client.SubmitAsync("demo_app.tasks.sleep", new { seconds = 2 });
        var once = await server.Client.SubmitAsync("demo_app.retries.sleep_once", new { seconds = 30 });
        var first = await server.Client.SeesState(again, "STARTED", Soon);
        await server.Client.SeesState(once, "STARTED", Soon);
        await server.KillAsync();

        server = await StartAsync();
        var failed = await server.Client.SeesState(once, "FAILURE", Soon);
        Assert.StartsWith("WorkerLostError(", failed.Exception, StringComparison.Ordinal);
        Assert.Contains("at-most-once", failed.Exception!, StringComparison.Ordinal);
        var second = await server.Client.SeesState(again, "SUCCESS", Soon);
        Assert.True(second.Started > first.Started, "the second attempt has the start of the first");
    }

    private async Task SubmitUntilItDies(ServerProcess server, string name, ConcurrentDictionary<string, string> accepted)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var line = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
                accepted[await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes(line))] = line;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The process was killed; what it did not answer may or may not be there.
            Assert.False(gone is HttpRequestException { StatusCode: not null }, gone.Message);
        }
    }
}
