using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Periodic tasks over the end of a process.</summary>
[Long("waits for occurrences over several starts")]
public sealed class ScheduleTests(ITestOutputHelper output) : ServerTest(output)
{
    private const string BuiltIn = "celery.backend_cleanup";
    // Longer than what is made up for one by one.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(16);

    [Fact]
    public async Task An_every_second_schedule_makes_up_for_a_long_outage_by_one_occurrence_and_goes_on()
    {
        var server = await StartAsync();
        var id = await server.Client.AddPeriodicAsync(EverySecond("ticks"));
        await Eventually.Sees(() => Look(server, id), seen => seen.Runs >= 3 && seen.IsSettled, Soon, "three occurrences are over");
        await server.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await Eventually.IsTrue(() => Stopwatch.GetElapsedTime(killed) > Outage, Soon, "some occurrences are missed");
        var before = Lines.Read().Count;

        server = await StartAsync();
        var ready = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        await Eventually.Sees(() => Look(server, id), seen => seen.Runs >= before + 5, Soon, "it goes on");
        await server.Client.UpdatePeriodicAsync(new { id, enabled = false });
        var end = await Eventually.Sees(() => Look(server, id), seen => seen.IsSettled, Soon, "all is over");

        Assert.Equal(end.Runs, end.Tasks.Count);
        Assert.Equal(end.Runs, end.Lines);
        var received = end.Tasks.Select(task => task.Received).Order().Skip(before).ToList();
        Assert.True(received[0] <= ready + 2, $"the first one came {received[0] - ready:F1} s after the server was ready");
        // The one for all that were missed and the next regular one may lie in one second, but no more.
        Assert.InRange(received.Count(at => at < received[0] + 0.95), 1, 2);
        Assert.True(received.Count <= received[^1] - received[0] + 2.2, $"{received.Count} occurrences in {received[^1] - received[0]:F1} s");
    }

    [Fact]
    public async Task Ids_of_deleted_periodic_tasks_are_never_given_again()
    {
        var server = await StartAsync();
        var kept = await server.Client.AddPeriodicAsync(EverySecond("kept", enabled: false));
        var deleted = await server.Client.AddPeriodicAsync(EverySecond("deleted", enabled: false));
        Assert.True((await server.Client.DeletePeriodicAsync(deleted)).Status);
        await server.KillAsync();

        server = await StartAsync();
        var next = await server.Client.AddPeriodicAsync(EverySecond("deleted", enabled: false));

        Assert.True(kept < deleted && deleted < next, $"{kept}, {deleted}, {next}");
        Assert.DoesNotContain(await server.Client.PeriodicTasksAsync(), row => row.Id == deleted);
    }

    [Fact]
    public async Task The_built_in_periodic_task_is_there_once_after_any_number_of_starts()
    {
        var ids = new HashSet<long>();
        for (var start = 0; start < 4; start++)
        {
            var server = await StartAsync();
            ids.Add(Assert.Single(await server.Client.PeriodicTasksAsync(), row => row.Name == BuiltIn).Id);
            if (start % 2 == 0)
                await server.KillAsync();
            else
                Assert.Equal(0, await server.StopAsync(Soon, PosixSignal.SIGTERM));
        }

        Assert.Single(ids);
    }

    private object EverySecond(string name, bool enabled = true) => new
    {
        name,
        task = LineCounter.Task,
        enabled,
        interval = new { every = 1, period = "seconds" },
        kwargs = JsonSerializer.Serialize(Lines.Writes(name)),
    };

    private async Task<Sight> Look(ServerProcess server, long id)
    {
        var row = (await server.Client.PeriodicTasksAsync()).Single(row => row.Id == id);
        var tasks = await server.Client.ListAsync($"taskname={LineCounter.Task}");
        return new Sight(row.TotalRunCount, [.. tasks.Values], Lines.Read().Count);
    }

    private sealed record Sight(long Runs, IReadOnlyList<ListedTask> Tasks, int Lines)
    {
        public bool IsSettled => Runs == Tasks.Count && Tasks.All(task => task.IsFinal);
    }
}
