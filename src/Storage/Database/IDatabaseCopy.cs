namespace ActorScheduler.Storage.Database;

/// <summary>Copies a database that is a file while it is written to.</summary>
public interface IDatabaseCopy
{
    /// <summary>
    /// Writes the database as it is now to a file. The copy is consistent: it holds what was committed when it began and nothing later, however long it
    /// takes. Writers go on; what they add meanwhile stays in the log until the copy is done.
    /// </summary>
    /// <param name="into">The file, which must not exist. It appears under this name when it is complete.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Ends it; what was written so far is taken away.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    Task CopyAsync(string into, IProgress<CopyProgress> progress, CancellationToken cancellation);
}

/// <summary>How far a copy is.</summary>
/// <param name="CopiedBytes">Bytes copied.</param>
/// <param name="TotalBytes">Bytes of the whole database.</param>
public sealed record CopyProgress(long CopiedBytes, long TotalBytes);
