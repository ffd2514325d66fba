using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// Stores once a minute, and at the end, who was not let in. What cannot be stored is stored later; where the journal took it and the answer was lost, it
/// is counted twice. Who kills the process takes the last minute with it.
/// </summary>
internal sealed class AttemptLog(AttemptCounter counter, IRefusalJournal journal, TimeProvider time, ILogger<AttemptLog> log) : BackgroundService
{
    /// <summary>How long attempts are counted before they are stored.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await StoreAsync(stoppingToken);
    }

    private async Task StoreAsync(CancellationToken cancellation)
    {
        if (counter.Take() is not { } taken)
            return;
        try
        {
            await journal.AppendAsync(taken, cancellation);
        }
        catch (Exception cause) when (cause is SchedulerUnavailableException or OperationCanceledException)
        {
            counter.PutBack(taken);
            log.LogWarning(cause, "{Count} refused attempts cannot be stored now", taken.Attempts.Sum(attempts => attempts.Count) + taken.Others);
        }
    }
}
