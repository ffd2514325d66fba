using System.Runtime.InteropServices;
using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Harness.Clusters;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Run;

/// <summary>Carries out a plan, and records what was broken when.</summary>
internal sealed class FaultRunner(ProcessCluster cluster, PostgresServer postgres, string database, INetwork network, ServiceManager manager, RunLog log)
    : IDisposable
{
    // Less than the pause before the next round.
    private static readonly TimeSpan Returns = TimeSpan.FromSeconds(6);

    private readonly SemaphoreSlim _postgres = new(1);
    private readonly List<FaultWindow> _windows = [];
    private readonly ProcessFaults _processes = new(cluster, manager, log);
    private int _begun;
    private int _running;

    /// <summary>What was broken so far.</summary>
    public IReadOnlyList<FaultWindow> Windows
    {
        get
        {
            lock (_windows)
                return [.. _windows];
        }
    }

    /// <summary>What went wrong with the faults themselves: a process that did not stop or did not come back.</summary>
    public List<string> Troubles => _processes.Troubles;

    /// <summary>Carries out all faults, each at its time, and waits until all are over.</summary>
    public async Task RunAsync(IReadOnlyList<Fault> plan, CancellationToken stop)
    {
        var running = new List<Task>();
        foreach (var fault in plan)
        {
            var wait = fault.At - log.Clock;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, stop);
            // A fault that takes longer than planned, such as a rolling restart, must end before another round begins.
            if (fault is RollingFault || running.Any(task => !task.IsCompleted && wait < TimeSpan.Zero))
                await Task.WhenAll(running);
            running.RemoveAll(task => task.IsCompletedSuccessfully);
            running.Add(RunAsync(fault));
        }

        await Task.WhenAll(running);
    }

    /// <inheritdoc />
    public void Dispose() => _postgres.Dispose();

    private async Task RunAsync(Fault fault)
    {
        var from = DateTimeOffset.UtcNow;
        log.Write($"FAULT   {fault.Text}");
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _running);
        await DoAsync(fault);
        Interlocked.Decrement(ref _running);
        lock (_windows)
            _windows.Add(new FaultWindow(from, DateTimeOffset.UtcNow, fault.Text));
        log.Write($"OVER    {fault.Text}");
    }

    private Task DoAsync(Fault fault) => fault switch
    {
        KillFault kill => _processes.KillAsync(kill),
        StopFault stop => _processes.StopAsync(stop),
        PostgresFault away => PostgresAsync(away),
        ConnectionsFault => EndConnectionsAsync(),
        CutFault cut => CutAsync(cut),
        MachineFault machine => MachineAsync(machine),
        RollingFault rolling => _processes.RollAsync(rolling),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.GetType().Name, "not a fault that can be carried out"),
    };

    private async Task PostgresAsync(PostgresFault fault)
    {
        await _postgres.WaitAsync();
        await Task.Run(() => postgres.Stop(fault.IsImmediate ? PosixSignal.SIGQUIT : PosixSignal.SIGINT));
        await Task.Delay(fault.For);
        await Task.Run(postgres.Start);
        _postgres.Release();
    }

    private async Task EndConnectionsAsync()
    {
        await _postgres.WaitAsync();
        await Task.Run(() => postgres.TerminateBackends(database));
        _postgres.Release();
    }

    // Where nothing else is done to anybody meanwhile, no other process may end for it.
    private async Task MachineAsync(MachineFault fault)
    {
        var (isAlone, begun) = (Volatile.Read(ref _running) == 1, Volatile.Read(ref _begun));
        var others = cluster.All.Where(process => process.Name != fault.Target && process.IsRunning).ToDictionary(process => process, process => process.Pid);
        network.TakeOff(fault.Target);
        await Task.Delay(fault.For);
        network.BringBack(fault.Target);
        await Task.Delay(Returns);
        if (!isAlone || begun != Volatile.Read(ref _begun))
            return;
        foreach (var (other, pid) in others.Where(other => !other.Key.IsRunning || other.Key.Pid != other.Value))
            Troubles.Add($"{other.Name} (pid {pid}) ended although only the machine of {fault.Target} was off the network");
    }

    private async Task CutAsync(CutFault cut)
    {
        network.Cut(cut.Links);
        await Task.Delay(cut.For);
        network.Heal(cut.Links);
    }
}
