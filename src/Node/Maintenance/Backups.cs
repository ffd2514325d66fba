using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Maintenance;

/// <summary>Copies of the database into the folder of backups, one at a time. They end with the process: a copy that was cut off is begun again by who wants it.</summary>
internal sealed class Backups(IOptions<SchedulerOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Backups> logger) : IBackups
{
    private readonly Lock _gate = new();
    private readonly StorageKind? _kind = Storages.Find(options.Value.Storage);
    private BackupStatus? _status;

    public bool IsSupported => _kind is { FileName: not null, Copy: not null };

    public BackupStatus? Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    public BackupStatus? Start()
    {
        if (_kind is not { FileName: { } name, Copy: { } copy })
            throw new NotSupportedException("The database is not a file.");
        var now = time.GetUtcNow();
        var file = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{now:yyyyMMdd'T'HHmmss.fff'Z'}{Path.GetExtension(name)}");
        BackupStatus started;
        lock (_gate)
        {
            if (_status is { FinishedAt: null })
                return null;
            _status = started = new BackupStatus(file, now, null, 0, 0, null);
        }

        var source = Path.Combine(options.Value.DataDirectory, name);
        _ = RunAsync(copy(source, time), Path.Combine(Folder, file));
        return started;
    }

    private string Folder => options.Value.BackupDirectory is { Length: > 0 } folder ? folder : Path.Combine(options.Value.DataDirectory, "backups");

    private async Task RunAsync(IDatabaseCopy copy, string into)
    {
        try
        {
            await copy.CopyAsync(into, new Hears(this), lifetime.ApplicationStopping);
            End(null);
            logger.LogInformation("The database was copied to {File}.", into);
        }
        catch (OperationCanceledException)
        {
            End("the process was stopped");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            logger.LogError(cause, "The database could not be copied to {File}.", into);
            // The path is for the log alone.
            End("the file cannot be written; the log of the server says why");
        }
    }

    private void End(string? error)
    {
        lock (_gate)
            _status = _status! with { FinishedAt = time.GetUtcNow(), Error = error };
    }

    private void Heard(CopyProgress progress)
    {
        lock (_gate)
            _status = _status! with { CopiedBytes = progress.CopiedBytes, TotalBytes = progress.TotalBytes };
    }

    private sealed class Hears(Backups backups) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => backups.Heard(value);
    }
}
