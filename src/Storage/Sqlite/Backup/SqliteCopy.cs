using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Files;
using ActorScheduler.Storage.Sqlite.Journal;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Backup;

/// <summary>
/// SQLite's online backup, from a connection that holds a read transaction. Without one the backup begins again at each commit of somebody else, and under
/// load never ends; with one it sees the same pages to the end. See sqlite.org/backup.html and sqlite.org/isolation.html.
/// </summary>
/// <param name="database">The file to copy.</param>
/// <param name="time">Times the pauses.</param>
internal sealed class SqliteCopy(string database, TimeProvider time) : IDatabaseCopy
{
    // A megabyte with pages of 4 kB: some milliseconds, after which it pauses four times as long, so that it takes a fifth of a processor.
    private const int PagesAStep = 256;
    private const int PauseOfStep = 4;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);

    public async Task CopyAsync(string into, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(into);
        if (File.Exists(full))
            throw new IOException($"{full} exists.");
        var partial = full + ".partial";
        PrivateFiles.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(partial);
        PrivateFiles.Create(partial);
        try
        {
            await CopyPagesAsync(partial, progress, cancellation);
            File.Move(partial, full);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private async Task CopyPagesAsync(string into, IProgress<CopyProgress> progress, CancellationToken cancellation)
    {
        await using var source = Open(database, SqliteOpenMode.ReadOnly);
        source.Execute("BEGIN");
        source.Scalar("SELECT COUNT(*) FROM sqlite_schema");
        var pageSize = Convert.ToInt64(source.Scalar("PRAGMA page_size"), System.Globalization.CultureInfo.InvariantCulture);
        await using var target = Open(into, SqliteOpenMode.ReadWriteCreate);
        var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid)
            throw Failed(target, raw.sqlite3_errcode(target.Handle));
        int result;
        try
        {
            while ((result = await StepAsync(backup, cancellation)) == raw.SQLITE_OK)
                progress.Report(Progress(backup, pageSize));
        }
        finally
        {
            raw.sqlite3_backup_finish(backup);
        }

        if (result != raw.SQLITE_DONE)
            throw Failed(target, result);
        var total = new FileInfo(into).Length;
        progress.Report(new CopyProgress(total, total));
    }

    private async Task<int> StepAsync(sqlite3_backup backup, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var begun = time.GetTimestamp();
        var result = raw.sqlite3_backup_step(backup, PagesAStep);
        var pause = time.GetElapsedTime(begun) * PauseOfStep;
        if (result == raw.SQLITE_OK)
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, time, cancellation);
        return result;
    }

    private static CopyProgress Progress(sqlite3_backup backup, long pageSize)
    {
        var total = raw.sqlite3_backup_pagecount(backup) * pageSize;
        return new CopyProgress(total - (raw.sqlite3_backup_remaining(backup) * pageSize), total);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static IOException Failed(SqliteConnection target, int result) =>
        new($"The copy stopped: {raw.sqlite3_errmsg(target.Handle).utf8_to_string()} (SQLite error {result}).");
}
