using ActorScheduler.Benchmarks.Cli;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>How far the text index of a running server has come.</summary>
internal static class TextIndexProgress
{
    private const string IndexFile = "scheduler.search.db";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until it has caught up with the journal.</summary>
    /// <returns>The number of events.</returns>
    public static async Task<long> WaitAsync(BenchmarkRun run, string dataFolder)
    {
        using var journal = JournalFill.OpenReader(dataFolder);
        for (var looks = 0; ; looks++)
        {
            var (done, all) = (Watermark(dataFolder), JournalFill.LastPosition(journal));
            if (done >= all)
                return all;
            if (looks % 10 == 9)
                run.Progress($"{done:N0} of {all:N0} events are in the text index");
            await Task.Delay(Pause);
        }
    }

    private static long Watermark(string dataFolder)
    {
        var path = Path.Combine(dataFolder, IndexFile);
        if (!File.Exists(path))
            return 0;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = new SqliteCommand("SELECT watermark FROM progress", connection);
        return (long)command.ExecuteScalar()!;
    }
}
