using System.Collections.Concurrent;
using ActorScheduler.Chaos.Run;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Machine;

/// <summary>Starts a process again that has ended, as systemd would; one that a fault keeps down stays down until the fault releases it.</summary>
internal sealed class ServiceManager(ProcessCluster cluster, RunLog log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Reap = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, int> _held = new();

    /// <summary>How often it has started a process again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Keeps a process down.</summary>
    public void Hold(string name) => _held.AddOrUpdate(name, 1, (_, holds) => holds + 1);

    /// <summary>Lets it be started again.</summary>
    public void Release(string name) => _held.AddOrUpdate(name, 0, (_, holds) => holds - 1);

    /// <summary>Does its work until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                foreach (var process in cluster.All.Where(process => !process.IsRunning && _held.GetValueOrDefault(process.Name) == 0))
                {
                    var code = await process.ExitCode(Reap);
                    process.Start();
                    Restarts++;
                    log.Write($"        {process.Name} had ended with code {code}; started again (pid {process.Pid})");
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
