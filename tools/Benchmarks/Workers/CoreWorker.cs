using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>A node in this process, used through its client: the same work without HTTP.</summary>
internal static class CoreWorker
{
    private const string Success = "SUCCESS";

    /// <summary>Measures.</summary>
    public static async Task<WorkerResult> RunAsync(WorkerOptions options)
    {
        using var host = await NodeHost.StartAsync(options.DataFolder, options.Connection);
        var client = host.Services.GetRequiredService<ISchedulerClient>();
        var queries = host.Services.GetRequiredService<ITaskQueries>();

        await SubmitAsync(WarmUp.Before(options.Tasks));
        var result = await WorkerResult.OfAsync(options.Tasks, () => SubmitAsync(options.Tasks));
        await host.StopAsync();
        return result;

        async Task SubmitAsync(int tasks)
        {
            var goal = await Succeeded(queries) + tasks;
            await Waiting.ForEachAsync(tasks, options.InFlight, _ => Submit(client));
            await Waiting.UntilAsync(() => Succeeded(queries), goal);
        }
    }

    private static async Task Submit(ISchedulerClient client)
    {
        var submission = new TaskSubmission { Name = "demo_app.tasks.test", KwargsJson = """{"age":"22","name":"cc"}""", Fingerprint = "bench" };
        var command = new SubmitTask(Guid.CreateVersion7().ToString(), submission) { HasNewId = true };
        while (true)
        {
            try
            {
                if (await client.SubmitAsync(command, CancellationToken.None) is var reply && reply is not TaskAccepted)
                    throw new InvalidOperationException($"refused: {reply}");
                return;
            }
            catch (SchedulerUnavailableException behind)
            {
                // The same command again makes the same task, and no other.
                await Task.Delay(behind.RetryAfter);
            }
        }
    }

    private static async Task<long> Succeeded(ITaskQueries queries) => (await queries.CountAsync(CancellationToken.None)).ByState[Success];
}
