using ActorScheduler.Journal.Sqlite;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.ReadModels.Search;

/// <summary>Keeps the text index up to date in the background, and leaves most of the time to the scheduler while that is busy.</summary>
internal sealed class TaskTextIndexer(TaskTextIndex index, SqliteStore store, TimeProvider time, ILogger<TaskTextIndexer> log) : BackgroundService
{
    private const int RestPerWork = 3;
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
            var start = time.GetTimestamp();
            var didSomething = await index.StepAsync(stopping);
            var busy = store.QueueLength > 0;
            if (!didSomething)
                await Task.Delay(Idle, time, stopping);
            else if (busy)
                await Task.Delay(time.GetElapsedTime(start) * RestPerWork, time, stopping);
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
