using System.Globalization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Files;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>
/// Keeps a second process away from a journal: SQLite would let both write, and each would answer from a view of its own.
/// A file held open is released by the operating system however the process ends.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>EAGAIN on Linux, EWOULDBLOCK on macOS, sharing violation and lock violation on Windows.</summary>
    private static readonly int[] HeldCodes = [11, 35, 32, 33];

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a database.</summary>
    /// <param name="databasePath">The full path of the database file; the lock is the file beside it that ends in <c>.lock</c>.</param>
    /// <exception cref="JournalOpenException">Another process has it, or the directory cannot be written.</exception>
    internal static StoreLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        FileStream file;
        try
        {
            PrivateFiles.Create(path);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            // What was left open by an older release is closed here too.
            foreach (var name in new[] { databasePath, OwnerFile(databasePath), databasePath + "-wal", databasePath + "-shm" }.Where((name, index) => index < 2 || File.Exists(name)))
                PrivateFiles.Create(name);
        }
        catch (IOException e) when (HeldCodes.Contains(e.HResult & 0xFFFF))
        {
            throw new JournalOpenException(
                $"Another process {Owner(databasePath)}is using the journal {databasePath}. Stop it, or give this one a data directory of its own.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalOpenException($"The journal {databasePath} cannot be locked: {path} cannot be written ({e.Message}).", e);
        }

        try
        {
            File.WriteAllText(OwnerFile(databasePath), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw new JournalOpenException($"The journal {databasePath} cannot be locked: {OwnerFile(databasePath)} cannot be written ({e.Message}).", e);
        }

        return new StoreLock(file);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    /// <summary>A held file cannot be read, so the owner's name is in another. It is read only while the lock is held, so a stale one does no harm.</summary>
    private static string OwnerFile(string databasePath) => databasePath + ".pid";

    private static string Owner(string databasePath)
    {
        try
        {
            return $"(pid {File.ReadAllText(OwnerFile(databasePath))}) ";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
