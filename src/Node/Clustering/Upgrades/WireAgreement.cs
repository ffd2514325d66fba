using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Cluster;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>
/// Lets this process write the version that the processes on its database have agreed on. A process that could not read that version does not start.
/// </summary>
/// <param name="table">Where the version is kept.</param>
/// <param name="level">This process's view of it.</param>
/// <param name="log">Reports that it is raised.</param>
internal sealed class WireAgreement(WireVersionTable table, WireLevel level, ILogger<WireAgreement> log)
{
    /// <summary>Takes up the version before anything is read or written. A process that is alone raises it: there is no one to wait for.</summary>
    /// <param name="mode">Alone or in a cluster.</param>
    /// <param name="cancellation">The start is given up.</param>
    /// <exception cref="SchedulerStartException">This process cannot read what is written.</exception>
    public async Task StartAsync(ClusterMode mode, CancellationToken cancellation)
    {
        var raised = await table.RaiseAsync(
            written =>
            {
                TakeUp(written);
                return mode == ClusterMode.Alone ? level.Allowed : written;
            },
            cancellation);
        if (raised is { } version)
        {
            TakeUp(version);
            Report(version);
        }
    }

    /// <summary>Takes up the version that a cluster writes, for a process that is about to be a member.</summary>
    /// <exception cref="SchedulerStartException">This process cannot read it.</exception>
    public void TakeUp(int written)
    {
        if (level.ReasonNotToJoin(written) is { } reason)
            throw new SchedulerStartException(reason);
        level.Written = written;
    }

    /// <summary>Reports that the version was raised.</summary>
    public void Report(int version) =>
        log.LogInformation("Every process can read version {Version} of events and messages: it is written from now on", version);
}
