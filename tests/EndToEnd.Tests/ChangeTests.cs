using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using ActorScheduler.Testing;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>update_task, revoke_task and a caller's own id over the end of a process.</summary>
[Long("kills servers in the middle of changes")]
public sealed class ChangeTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task An_update_that_was_answered_survives_a_kill()
    {
        var server = await StartAsync();
        var old = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("old"), new { countdown = 5 });
        var changed = (await server.Client.UpdateAsync(old, LineCounter.Task, Lines.Writes("new"), new { countdown = 1 })).Accepted();
        await server.KillAsync();

        server = await StartAsync();
        await server.Client.SeesState(changed, "SUCCESS", Soon);
        var listed = await server.Client.SeesAllFinal(Soon);
        Assert.Equal("REVOKED", listed[old].State);
        Assert.Equal(2, listed.Count);
        Assert.Equal(["new"], Lines.Read());
    }

    [Fact]
    public async Task Exactly_one_of_old_and_new_runs_when_the_server_is_killed_in_the_middle_of_updates()
    {
        const int tasks = 200;
        var server = await StartAsync();
        var ids = new string[tasks];
        await Parallel.ForAsync(0, tasks, async (i, _) =>
            ids[i] = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes($"{i} old"), new { countdown = 25 }));

        var answered = 0;
        var updates = Parallel.ForAsync(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var answer = await TryUpdate(server.Client, ids[i], $"{i} new");
            Interlocked.Add(ref answered, answer is { Status: true } ? 1 : 0);
        });
        await Eventually.IsTrue(() => Volatile.Read(ref answered) >= tasks / 4, Soon, "a quarter of the updates is answered");
        await server.KillAsync();
        await updates;

        server = await StartAsync();
        await server.Client.SeesAllFinal(2 * Soon);
        var ran = Lines.Read();
        Assert.Equal(Enumerable.Range(0, tasks).Select(i => $"{i}").Order(), ran.Select(line => line.Split(' ')[0]).Order());
        Assert.True(ran.Count(line => line.EndsWith("new", StringComparison.Ordinal)) >= answered, "an answered update is lost");
    }

    [Fact]
    public async Task A_revoked_task_stays_revoked()
    {
        var server = await StartAsync();
        var revoked = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("revoked"), new { countdown = 4 });
        var later = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("later"), new { countdown = 6 });
        Assert.True((await server.Client.RevokeAsync(revoked)).Status);
        await server.KillAsync();

        server = await StartAsync();
        await server.Client.SeesState(later, "SUCCESS", Soon);
        Assert.Equal("REVOKED", (await server.Client.FindAsync(revoked))!.State);
        Assert.Equal(["later"], Lines.Read());
    }

    [Fact]
    public async Task The_same_task_id_before_and_after_a_kill_is_one_task()
    {
        const string ours = "order-4711";
        var server = await StartAsync();
        var first = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("order"), new { task_id = ours });
        await server.Client.SeesState(ours, "SUCCESS", Soon);
        await server.KillAsync();

        server = await StartAsync();
        var second = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("order"), new { task_id = ours });
        // What is submitted last ends last: had the second call run as well, its line would be there by then.
        var last = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("last"), new { countdown = 1 });
        await server.Client.SeesState(last, "SUCCESS", Soon);

        Assert.Equal((ours, ours), (first, second));
        Assert.Equal(2, (await server.Client.ListAsync()).Count);
        Assert.Equal(["order", "last"], Lines.Read());
    }

    private async Task<Answer<string>?> TryUpdate(CeleryManageClient client, string id, string line)
    {
        try
        {
            return await client.UpdateAsync(id, LineCounter.Task, Lines.Writes(line), new { countdown = 2 });
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
