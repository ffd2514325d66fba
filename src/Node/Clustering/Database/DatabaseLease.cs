using ActorScheduler.Journal.Store;
using Akka.Actor;
using Akka.Configuration;
using Akka.Coordination;
using Akka.Event;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>
/// The lease by which the two halves of a cluster that was cut apart decide which one goes on (<c>lease-majority</c>): the half that takes it. Made
/// for two nodes, where no majority can decide.
/// </summary>
public sealed class DatabaseLease : Lease
{
    private readonly LeaseTable _leases;
    private readonly ILoggingAdapter _log;
    private volatile CancellationTokenSource? _held;

    /// <summary>Called by Akka.</summary>
    /// <param name="settings">Its name, its owner and its times.</param>
    /// <param name="system">Its setup has the database.</param>
    /// <exception cref="ConfigurationException">The actor system has no database for leases.</exception>
    public DatabaseLease(LeaseSettings settings, ExtendedActorSystem system)
        : base(settings)
    {
        var setup = system.Settings.Setup.Get<LeaseSetup>();
        _leases = setup.HasValue
            ? setup.Value.Leases
            : throw new ConfigurationException($"The lease {settings.LeaseName} needs a {nameof(LeaseSetup)} in the actor system's setup.");
        _log = Logging.GetLogger(system, nameof(DatabaseLease));
    }

    /// <inheritdoc />
    public override Task<bool> Acquire() => Acquire(static _ => { });

    /// <inheritdoc />
    public override async Task<bool> Acquire(Action<Exception> leaseLostCallback)
    {
        if (CheckLease())
            return true;
        if (!await Take())
            return false;
        var held = new CancellationTokenSource();
        _held = held;
        _ = Keep(held, leaseLostCallback);
        return true;
    }

    /// <inheritdoc />
    public override async Task<bool> Release()
    {
        Drop();
        return await InTime(_leases.GiveBackAsync(Settings.LeaseName, Settings.OwnerName));
    }

    /// <inheritdoc />
    public override bool CheckLease() => _held is not null;

    private Task<bool> Take() => InTime(_leases.TakeAsync(Settings.LeaseName, Settings.OwnerName, Settings.TimeoutSettings.HeartbeatTimeout));

    private async Task Keep(CancellationTokenSource held, Action<Exception> lost)
    {
        var token = held.Token;
        using var timer = new PeriodicTimer(Settings.TimeoutSettings.HeartbeatInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(token))
            {
                if (await Take())
                    continue;
                Lose(lost, new LeaseException($"Another owner holds the lease {Settings.LeaseName}."));
                return;
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // It was given back.
        }
        catch (Exception cause) when (cause is LeaseTimeoutException or JournalUnavailableException)
        {
            // Whether it still holds cannot be known: it does not, to be safe.
            Lose(lost, cause);
        }
    }

    private void Lose(Action<Exception> lost, Exception cause)
    {
        _log.Warning("The lease {0} is lost: {1}", Settings.LeaseName, cause.Message);
        Drop();
        lost(cause);
    }

    private void Drop()
    {
        _held?.Cancel();
        _held = null;
    }

    private async Task<bool> InTime(Task<bool> work)
    {
        try
        {
            return await work.WaitAsync(Settings.TimeoutSettings.OperationTimeout);
        }
        catch (TimeoutException)
        {
            throw new LeaseTimeoutException($"The database did not answer about the lease {Settings.LeaseName} within {Settings.TimeoutSettings.OperationTimeout}.");
        }
    }
}
