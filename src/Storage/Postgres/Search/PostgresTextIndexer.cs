using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Postgres.Search;

/// <summary>Keeps the text index up to date in the background; one node at a time does.</summary>
internal sealed class PostgresTextIndexer(PostgresTextIndex index, TimeProvider time, ILogger<PostgresTextIndexer> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts the next service only when this one gives up the thread.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Idle;
            try
            {
                if (await index.StepAsync(stoppingToken))
                    pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbException e)
            {
                log.LogWarning("The text index waits: {Reason}", e.Message);
                pause = AfterTrouble;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
