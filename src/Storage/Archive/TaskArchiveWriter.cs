using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Storage.Files;
using Microsoft.Win32.SafeHandles;

namespace ActorScheduler.Storage.Archive;

/// <summary>
/// Appends tasks to the files of an archive, which no other process writes meanwhile. The tasks are on disk when the call returns.
/// </summary>
internal sealed class TaskArchiveWriter : IDisposable
{
    private const string LockFile = "archive.lock";

    private readonly string _directory;
    private readonly FileStream _lock;
    private readonly Dictionary<DateOnly, long> _ends = [];

    private TaskArchiveWriter(string directory, FileStream held) => (_directory, _lock) = (directory, held);

    /// <summary>Opens an archive; makes the directory if there is none.</summary>
    /// <exception cref="IOException">It cannot be written, or another process is writing it.</exception>
    public static TaskArchiveWriter Open(string directory)
    {
        PrivateFiles.CreateDirectory(directory);
        PrivateFiles.Create(Path.Combine(directory, LockFile));
        return new TaskArchiveWriter(
            directory, new FileStream(Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
    }

    /// <summary>Appends tasks, each to the file of the day on which it ended.</summary>
    /// <exception cref="IOException">They cannot be written. None, some or all of them may be in the archive.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public void Append(IEnumerable<ArchivedHistory> tasks)
    {
        foreach (var day in tasks.GroupBy(task => DateOnly.FromDateTime(task.FinishedAt.UtcDateTime)))
        {
            foreach (var part in day.Chunk(ArchiveMember.MostTasks))
                Append(day.Key, part);
        }
    }

    public void Dispose() => _lock.Dispose();

    private void Append(DateOnly day, ArchivedHistory[] tasks)
    {
        using var lines = new MemoryStream();
        foreach (var task in tasks)
            ArchiveLine.Write(lines, task.TaskId, task.Events);
        var member = ArchiveMember.Write([.. tasks.Select(task => task.TaskId)], lines.GetBuffer().AsSpan(0, (int)lines.Length));

        var path = ArchiveDays.PathOf(_directory, day);
        PrivateFiles.Create(path);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var isKnown = _ends.TryGetValue(day, out var known);
        var end = isKnown ? known : Trim(file, path);
        _ends.Remove(day);
        RandomAccess.Write(file, member, end);
        RandomAccess.FlushToDisk(file);
        if (!isKnown)
            DirectorySync.Flush(_directory);
        _ends[day] = end + member.Length;
    }

    private static long Trim(SafeFileHandle file, string path)
    {
        var end = ArchiveFile.End(file, path);
        RandomAccess.SetLength(file, end);
        return end;
    }
}

/// <summary>A task for the archive.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="Events">All its events with their numbers.</param>
internal sealed record ArchivedHistory(string TaskId, DateTimeOffset FinishedAt, IReadOnlyList<(long SequenceNr, TaskEvent Happened)> Events);
