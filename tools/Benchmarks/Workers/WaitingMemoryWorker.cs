using System.Diagnostics;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>Tasks that wait in the memory of a node in this process.</summary>
internal static class WaitingMemoryWorker
{
    // Within the minute in which a task waits in memory, and after the measurement.
    private static readonly TimeSpan DueIn = TimeSpan.FromSeconds(50);

    /// <summary>Measures. The result reports what a task keeps where others report what it allocated.</summary>
    public static async Task<WorkerResult> RunAsync(WorkerOptions options)
    {
        using var host = await NodeHost.StartAsync(options.DataFolder);
        var client = host.Services.GetRequiredService<ISchedulerClient>();
        await SubmitAsync(1_000);
        var before = Kept();
        var began = Stopwatch.GetTimestamp();
        await SubmitAsync(options.Tasks);
        var kept = Kept() - before;
        var elapsed = Stopwatch.GetElapsedTime(began);
        if (elapsed > DueIn)
            throw new TimeoutException($"the first tasks had come due after {elapsed}");
        using var process = Process.GetCurrentProcess();
        return new WorkerResult(options.Tasks / elapsed.TotalSeconds, 0, kept / (double)options.Tasks, process.PeakWorkingSet64);

        Task SubmitAsync(int tasks) => Waiting.ForEachAsync(tasks, options.InFlight, _ => client.SubmitAsync(
            new SubmitTask(Guid.CreateVersion7().ToString(), Call(DateTimeOffset.UtcNow + DueIn)) { HasNewId = true }, CancellationToken.None));
    }

    private static TaskSubmission Call(DateTimeOffset eta) =>
        new() { Name = "demo_app.tasks.test", KwargsJson = """{"age":"22","name":"cc"}""", Eta = eta, Fingerprint = "bench" };

    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
