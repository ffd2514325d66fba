using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Journal.Schema;

/// <summary>
/// Tells an operator that a start takes long because a big file is being upgraded (indexes over millions of rows), and that it is still at work.
/// Steps that are over at once are not worth a line.
/// </summary>
internal sealed class MigrationProgress : IDisposable
{
    private const int StepsBetweenLooks = 1_000_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly string _step;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _start;
    private TimeSpan _told;

    internal MigrationProgress(SqliteConnection connection, string path, string step, TimeProvider time, ILogger logger)
    {
        _connection = connection;
        _path = path;
        _step = step;
        _time = time;
        _logger = logger;
        _start = time.GetTimestamp();
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => Look(), null);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        raw.sqlite3_progress_handler(_connection.Handle, 0, null, null);
        if (_told > TimeSpan.Zero)
            _logger.LogInformation("Upgraded {Path} ({Step}) in {Elapsed:0.0} s", _path, _step, _time.GetElapsedTime(_start).TotalSeconds);
    }

    private int Look()
    {
        var elapsed = _time.GetElapsedTime(_start);
        if (elapsed - _told >= Interval)
        {
            _told = elapsed;
            _logger.LogInformation("Upgrading {Path} ({Step}), {Elapsed:0} s so far; the start goes on when it is done", _path, _step, elapsed.TotalSeconds);
        }

        return 0;
    }
}
