using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Run;

/// <summary>Faults of processes. The service manager starts each process again.</summary>
internal sealed class ProcessFaults(ProcessCluster cluster, ServiceManager manager, RunLog log)
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    /// <summary>A process that did not stop or did not come back.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>kill -9, and a new start.</summary>
    public async Task KillAsync(KillFault fault)
    {
        var process = cluster[fault.Target];
        manager.Hold(process.Name);
        if (process.IsRunning)
            await process.KillAsync();
        await Task.Delay(fault.For);
        manager.Release(process.Name);
    }

    /// <summary>SIGSTOP and SIGCONT.</summary>
    public async Task StopAsync(StopFault fault)
    {
        var process = cluster[fault.Target];
        if (!process.IsRunning)
            return;
        var pid = process.Pid;
        process.Pause();
        await Task.Delay(fault.For);
        // Another fault may have killed it meanwhile.
        if (process.IsRunning && process.Pid == pid)
            process.Resume();
    }

    /// <summary>SIGTERM to one after the other.</summary>
    public async Task RollAsync(RollingFault fault)
    {
        foreach (var process in fault.Targets.Select(name => cluster[name]))
        {
            if (!process.IsRunning)
                continue;
            manager.Hold(process.Name);
            try
            {
                var code = await process.StopAsync(StopsWithin);
                log.Write($"        {process.Name} has stopped with code {code}");
            }
            catch (TimeoutException)
            {
                Troubles.Add($"{process.Name} did not stop within {StopsWithin.TotalSeconds:F0} s of SIGTERM");
                await process.KillAsync();
            }

            manager.Release(process.Name);
            await ComesBackAsync(process);
        }
    }

    private async Task ComesBackAsync(ClusterProcess process)
    {
        using var patience = new CancellationTokenSource(ReadyWithin);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        try
        {
            while (!await process.IsReadyAsync())
                await timer.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Troubles.Add($"{process.Name} was not ready within {ReadyWithin.TotalSeconds:F0} s of its start in a rolling restart");
        }
    }
}
