namespace ActorScheduler.Contracts.Client;

/// <summary>Copies the database of this process while it works on it.</summary>
public interface IBackups
{
    /// <summary>True if the database is a file, which this process can copy; a database server has tools of its own.</summary>
    bool IsSupported { get; }

    /// <summary>The copy in progress, or the last one since this process began; null if there was none.</summary>
    BackupStatus? Status { get; }

    /// <summary>Begins a copy, into a new file of the configured folder; it goes on when this returns.</summary>
    /// <returns>The copy; null if another goes on.</returns>
    /// <exception cref="NotSupportedException">The database is not a file.</exception>
    BackupStatus? Start();
}

/// <summary>A copy of the database.</summary>
/// <param name="File">The name of its file in the folder of backups.</param>
/// <param name="StartedAt">When it began; it holds what was committed by then.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
/// <param name="CopiedBytes">Bytes copied.</param>
/// <param name="TotalBytes">Bytes of the whole database; 0 until that is known.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record BackupStatus(string File, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, long CopiedBytes, long TotalBytes, string? Error);
