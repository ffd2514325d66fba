using ActorScheduler.Benchmarks.Load;
using Hangfire;
using Hangfire.PostgreSql;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>Hangfire with its server in this process: enqueue, run, succeeded.</summary>
public static class HangfireWorker
{
    private const int Submitters = 8;

    /// <summary>With its storage in memory.</summary>
    internal static Task<WorkerResult> InMemoryAsync(WorkerOptions options)
    {
        GlobalConfiguration.Configuration.UseInMemoryStorage();
        return RunAsync(options);
    }

    /// <summary>With its storage in PostgreSQL.</summary>
    internal static Task<WorkerResult> OnPostgresAsync(WorkerOptions options)
    {
        // By default it looks for work every 15 s; a short pause is fairest to it.
        var storage = new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(50), EnableLongPolling = true };
        GlobalConfiguration.Configuration.UsePostgreSqlStorage(bootstrap => bootstrap.UseNpgsqlConnection(options.Connection), storage);
        return RunAsync(options);
    }

    /// <summary>The task that does nothing. Hangfire calls it by reflection.</summary>
    public static void NoOp(string name, string age)
    {
        _ = name;
        _ = age;
    }

    private static async Task<WorkerResult> RunAsync(WorkerOptions options)
    {
        using var server = new BackgroundJobServer();
        await SubmitAsync(WarmUp.Before(options.Tasks));
        return await WorkerResult.OfAsync(options.Tasks, () => SubmitAsync(options.Tasks));
    }

    private static async Task SubmitAsync(int tasks)
    {
        var goal = Succeeded() + tasks;
        var client = new BackgroundJobClient();
        await Waiting.ForEachAsync(tasks, Submitters, _ =>
        {
            client.Enqueue(() => NoOp("cc", "22"));
            return Task.CompletedTask;
        });
        await Waiting.UntilAsync(() => Task.FromResult(Succeeded()), goal);
    }

    private static long Succeeded() => JobStorage.Current.GetMonitoringApi().GetStatistics().Succeeded;
}
