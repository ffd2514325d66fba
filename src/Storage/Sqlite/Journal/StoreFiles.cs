using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Files;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>The place of a journal in the file system.</summary>
internal static class StoreFiles
{
    /// <summary>Creates the directory of a database.</summary>
    /// <param name="path">The database file, as configured.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="JournalOpenException">The path cannot hold a database.</exception>
    internal static string Prepare(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new JournalOpenException("The journal has no path.");

        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new JournalOpenException($"The journal {full} cannot be opened: it is a directory, not a file.");

        var directory = Path.GetDirectoryName(full)!;
        try
        {
            PrivateFiles.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalOpenException($"The journal {full} cannot be opened: its directory {directory} cannot be created ({e.Message}).", e);
        }

        return full;
    }
}
