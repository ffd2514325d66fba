using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Execution;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// Opens the journal, loads the apps and reads cluster.hocon before the actor system does: there a failure would be logged with its stack
/// trace and end the process from within, here it ends the start with its message alone.
/// </summary>
/// <param name="journal">Opened by asking for it.</param>
/// <param name="catalog">Loaded by asking for it.</param>
/// <param name="options">Validated by asking for them.</param>
internal sealed class StartPrerequisites(IJournalStore journal, TaskCatalog catalog, IOptions<SchedulerOptions> options) : IHostedService
{
    /// <exception cref="SchedulerStartException">cluster.hocon is missing or is no HOCON.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(catalog);
        SchedulerHocon.Load(options.Value);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
