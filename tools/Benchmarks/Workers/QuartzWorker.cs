using System.Globalization;
using ActorScheduler.Benchmarks.Load;
using Quartz;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>Quartz.NET with its ADO job store: a job with a trigger for now is stored, runs, and is removed. It keeps no result.</summary>
public static class QuartzWorker
{
    private const int Threads = 20;
    private const int Submitters = 8;
    private static long _ended;

    /// <summary>On PostgreSQL.</summary>
    internal static Task<WorkerResult> OnPostgresAsync(WorkerOptions options) => RunAsync(options, store => store.UsePostgres(options.Connection));

    /// <summary>On SQLite.</summary>
    internal static Task<WorkerResult> OnSqliteAsync(WorkerOptions options) =>
        RunAsync(options, store => store.UseSqlite($"Data Source={Path.Combine(options.DataFolder, "quartz.db")}"));

    private static async Task<WorkerResult> RunAsync(WorkerOptions options, Action<IPersistentStoreBuilder> use)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads);
            // By default it takes one trigger at a time; more at a time is fairest to it.
            quartz.ConfigureScheduler(o => o.MaxBatchSize = Threads);
            quartz.UsePersistentStore(store =>
            {
                use(store);
                store.ProvisionSchema();
            });
        }).BuildScheduler();
        await scheduler.Start();
        await SubmitAsync(scheduler, "warm", WarmUp.Before(options.Tasks));
        var result = await WorkerResult.OfAsync(options.Tasks, () => SubmitAsync(scheduler, "run", options.Tasks));
        await scheduler.Shutdown(false);
        return result;
    }

    private static async Task SubmitAsync(IScheduler scheduler, string group, int tasks)
    {
        var goal = Interlocked.Read(ref _ended) + tasks;
        await Waiting.ForEachAsync(tasks, Submitters, async i =>
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            var job = JobBuilder.Create<NoOp>().WithIdentity(name, group).UsingJobData("name", "cc").UsingJobData("age", "22").Build();
            await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(name, group).StartNow().Build());
        });
        await Waiting.UntilAsync(() => Task.FromResult(Interlocked.Read(ref _ended)), goal);
    }

    /// <summary>The task that does nothing.</summary>
    public sealed class NoOp : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _ended);
            return ValueTask.CompletedTask;
        }
    }
}
