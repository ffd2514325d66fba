using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Storage.Archive;

/// <summary>Finds tasks in the files of the archive. It answers one question at a time, and reads a bounded amount for each.</summary>
/// <param name="directory">The folder of the files; empty if no archive is kept.</param>
internal sealed class TaskArchive(string directory) : ITaskArchive, IDisposable
{
    /// <summary>How many files are searched for a task whose day was not given.</summary>
    public const int MostDays = 31;

    /// <summary>How many batches a search passes: at two hundred tasks each, about a second's work.</summary>
    private const int MostMembers = 100_000;

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<ArchivedTask?> FindAsync(string taskId, DateOnly? finishedOn, CancellationToken cancellation)
    {
        if (directory.Length == 0)
            return null;
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Find(taskId, finishedOn, cancellation), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SchedulerUnavailableException("The archive cannot be read.", cause) { Detail = $"{directory}: {cause.Message}" };
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private ArchivedTask? Find(string taskId, DateOnly? finishedOn, CancellationToken cancellation)
    {
        var (hash, left) = (ArchiveMember.HashOf(taskId), MostMembers);
        foreach (var day in Days(directory, taskId, finishedOn))
        {
            cancellation.ThrowIfCancellationRequested();
            if (FindIn(ArchiveDays.PathOf(directory, day), taskId, hash, ref left) is { } line)
                return new ArchivedTask(line);
        }

        return null;
    }

    private static IEnumerable<DateOnly> Days(string directory, string taskId, DateOnly? finishedOn)
    {
        var days = ArchiveDays.In(directory);
        if (finishedOn is { } only)
            return days.Where(day => day == only);
        return ArchiveDays.FirstOf(taskId) is { } first
            ? days.Where(day => day >= first).Take(MostDays)
            : days.AsEnumerable().Reverse().Take(MostDays);
    }

    // An id may be there twice: after a crash between archiving and removing, or because it was used again. The last one counts.
    private static ReadOnlyMemory<byte>? FindIn(string path, string taskId, ulong hash, ref int left)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var candidates = new Stack<ArchivePlace>();
        foreach (var place in ArchiveFile.Places(file))
        {
            if (left-- <= 0)
                break;
            if (place.Hashes.AsSpan().Contains(hash))
                candidates.Push(place);
        }

        foreach (var place in candidates)
        {
            if (ArchiveFile.Lines(file, place) is { } lines && ArchiveLine.Find(lines, taskId) is { } line)
                return line;
        }

        return null;
    }
}
