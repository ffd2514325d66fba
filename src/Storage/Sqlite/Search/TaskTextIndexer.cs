using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>Keeps the text index up to date in the background, and leaves most of the time to the scheduler while that is busy.</summary>
internal sealed class TaskTextIndexer(TaskTextIndex index, SqliteStore store, TimeProvider time, ILogger<TaskTextIndexer> log) : BackgroundService
{
    // While the journal is written faster than this, the index takes a twentieth of one core and falls behind: what it has not
    // seen yet is searched row by row, so no answer is wrong because of it.
    private const int BusyEventsPerSecond = 500;
    private const int RestPerWork = 19;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts the next service only when this one gives up the thread.
        await Task.Yield();
        var opened = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!opened)
                    index.Open();
                opened = true;
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException e)
            {
                log.LogWarning("The text index waits: {Reason}", e.Message);
            }
            catch (Exception e) when (e is SqliteException or IOException)
            {
                log.LogError(e, "The text index failed and begins anew; until it has caught up, the tasks are searched one by one");
                opened = TryRenew();
            }

            await Task.Delay(AfterTrouble, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        while (true)
        {
            var (start, before) = (time.GetTimestamp(), store.Statistics.Events);
            if (!await index.StepAsync(stopping))
            {
                await Task.Delay(Idle, time, stopping);
                continue;
            }

            // Measured before the pause: a timer may fire a little early, and what is left of the time without it would be negative.
            var worked = time.GetElapsedTime(start);
            await Task.Delay(Pause, time, stopping);
            if (store.Statistics.Events - before > BusyEventsPerSecond * time.GetElapsedTime(start).TotalSeconds)
                await Task.Delay(worked * RestPerWork, time, stopping);
        }
    }

    private bool TryRenew()
    {
        try
        {
            index.Renew();
            return true;
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            log.LogError(e, "The text index cannot be written");
            return false;
        }
    }
}
