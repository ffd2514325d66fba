using System.Globalization;
using System.Text.Json;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Tasks that sleep are rows: as many as one likes, over the end of a process too.</summary>
[Long("kills a server with 50,000 sleeping tasks")]
public sealed class SleepTests(ITestOutputHelper output) : ServerTest(output)
{
    private const int Sleeping = 49_000;
    private const int DueSoon = 1_000;
    private const int InRequest = 1_000;

    [Fact]
    public async Task Of_fifty_thousand_sleeping_tasks_those_that_come_due_after_a_kill_run_once_and_the_others_sleep_on()
    {
        var server = await StartAsync();
        var sleepers = await Submit(server, Sleeping, i => new { task = LineCounter.Task, kwargs = Lines.Writes($"sleeper-{i}"), options = new { countdown = 3600 + (50 * i) } });
        var first = DateTime.UtcNow.AddSeconds(8);
        var due = await Submit(server, DueSoon, i => new { task = LineCounter.Task, kwargs = Lines.Writes($"due-{i}"), options = new { eta = Date(first.AddMilliseconds(5 * i)) } });
        await server.KillAsync();
        var ranBefore = Lines.Read().Count;

        server = await StartAsync();
        await server.Client.SeesCounts(counts => counts["SUCCESS"] == DueSoon, 2 * Soon, $"{DueSoon} have run");

        Assert.Equal(0, ranBefore);
        Assert.Equal(Enumerable.Range(0, DueSoon).Select(i => $"due-{i}").Order(), Lines.Read().Order());
        var listed = await server.Client.ListAsync($"limit={DueSoon}");
        Assert.Equal(due.Order(), listed.Keys.Order());
        for (var i = 0; i < DueSoon; i++)
            Assert.True(listed[due[i]].Started >= Seconds(first.AddMilliseconds(5 * i)) - 0.001, $"due-{i} started before its time");

        // Asked about, revoked and changed, a sleeper is a task like any other.
        Assert.Equal("PENDING", (await server.Client.FindAsync(sleepers[0]))!.State);
        Assert.True((await server.Client.RevokeAsync(sleepers[0])).Status);
        await server.Client.SeesState(sleepers[0], "REVOKED", Soon);
        var replaced = (await server.Client.UpdateAsync(sleepers[1], LineCounter.Task, Lines.Writes("replaced"))).Accepted();
        await server.Client.SeesState(sleepers[1], "REVOKED", Soon);
        await server.Client.SeesState(replaced, "SUCCESS", Soon);
        await server.Client.SeesCounts(counts => counts["PENDING"] == Sleeping - 2, Soon, "the others sleep on");
        Assert.Equal(DueSoon + 1, Lines.Read().Count);
    }

    private static async Task<List<string>> Submit(ServerProcess server, int count, Func<int, object> call)
    {
        var ids = new List<string>();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(InRequest))
        {
            using var response = await server.Client.PostAsync("api/v1/tasks/batch", new { tasks = chunk.Select(call) });
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            ids.AddRange(answer.RootElement.GetProperty("data").EnumerateArray().Select(item =>
                item.TryGetProperty("msg", out var refused) ? throw new InvalidOperationException(refused.GetString()) : item.GetProperty("id").GetString()!));
        }

        return ids;
    }

    private static string Date(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static double Seconds(DateTime utc) => (utc - DateTime.UnixEpoch).TotalSeconds;
}
