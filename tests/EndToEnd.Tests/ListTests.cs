using ActorScheduler.Harness.Http;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Lists are never behind.</summary>
public sealed class ListTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task A_task_is_in_the_list_as_soon_as_its_id_was_answered()
    {
        const int each = 250;
        const int submitters = 4;
        var server = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, submitters).Select(_ => SubmitAndLookUp(server.Client, each)));

        var listed = await server.Client.SeesAllFinal(Soon);
        Assert.Equal(each * submitters, listed.Count);
        await CountsAgree(server.Client, listed);
    }

    private static async Task SubmitAndLookUp(CeleryManageClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var task = (i % 5) switch { 0 => "demo_app.tasks.fail", 1 => "demo_app.tasks.echo", _ => "demo_app.tasks.test" };
            var id = await client.SubmitAsync(task);
            // Newest first; the others have not submitted fifty between the answer and this question.
            Assert.Contains(id, await client.ListAsync("limit=50"));
        }
    }

    private static async Task CountsAgree(CeleryManageClient client, IReadOnlyDictionary<string, ListedTask> listed)
    {
        var counts = await client.CountsAsync();
        Assert.Equal(
            listed.Values.CountBy(task => task.State).ToDictionary(state => state.Key, state => (long)state.Value),
            counts.ByState.Where(state => state.Value > 0).ToDictionary());
        Assert.Equal(listed.Values.CountBy(task => task.Name).ToDictionary(name => name.Key, name => (long)name.Value), counts.ByName);
    }
}
