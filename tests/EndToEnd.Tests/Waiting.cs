using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>What tests wait for.</summary>
internal static class Waiting
{
    /// <summary>Waits until a task is in a state.</summary>
    public static async Task<ListedTask> SeesState(this CeleryManageClient client, string id, string state, TimeSpan deadline)
    {
        var seen = await Eventually.Sees(
            () => client.FindAsync(id), task => task?.State == state, deadline, $"task {id} is {state}");
        return seen!;
    }

    /// <summary>Waits until so many tasks are in each state.</summary>
    public static Task SeesCounts(this CeleryManageClient client, Func<IReadOnlyDictionary<string, long>, bool> areExpected, TimeSpan deadline, string what) =>
        Eventually.Sees(client.CountsAsync, counts => areExpected(counts.ByState), deadline, what, counts => string.Join(", ", counts.ByState));

    /// <summary>The entry of one task, or null.</summary>
    public static async Task<ListedTask?> FindAsync(this CeleryManageClient client, string id) =>
        (await client.ListAsync($"search={Uri.EscapeDataString(id)}")).GetValueOrDefault(id);

    /// <summary>Waits until all tasks are in a final state.</summary>
    /// <returns>All tasks.</returns>
    public static async Task<IReadOnlyDictionary<string, ListedTask>> SeesAllFinal(this CeleryManageClient client, TimeSpan deadline)
    {
        await Eventually.Sees(
            client.CountsAsync,
            counts => counts.ByState.Where(state => state.Key is not ("SUCCESS" or "FAILURE" or "REVOKED")).All(state => state.Value == 0),
            deadline,
            "all tasks are in a final state",
            counts => string.Join(", ", counts.ByState));
        return await client.ListAsync();
    }
}
