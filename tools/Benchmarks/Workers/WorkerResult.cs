using System.Diagnostics;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>What a worker measured in its own process.</summary>
/// <param name="TasksPerSecond">From the first submission until the last task has ended.</param>
/// <param name="CpuMicrosecondsPerTask">CPU time.</param>
/// <param name="AllocatedBytesPerTask">Managed memory.</param>
/// <param name="PeakResidentBytes">The most resident memory.</param>
internal sealed record WorkerResult(double TasksPerSecond, double CpuMicrosecondsPerTask, double AllocatedBytesPerTask, long PeakResidentBytes)
{
    /// <summary>Measures some work of the whole process.</summary>
    public static async Task<WorkerResult> OfAsync(int tasks, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (cpu, allocated, began) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        await work();
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        return new WorkerResult(
            tasks / elapsed.TotalSeconds,
            (process.TotalProcessorTime - cpu).TotalMicroseconds / tasks,
            (GC.GetTotalAllocatedBytes() - allocated) / (double)tasks,
            process.PeakWorkingSet64);
    }
}
