namespace ActorScheduler.Contracts.Client;

/// <summary>The tasks that retention moved from the journal into files.</summary>
public interface ITaskArchive
{
    /// <summary>One archived task, or null if it is not found.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="finishedOn">The day (UTC) on which it ended; if it is null, the days that its id suggests are searched, up to a limit.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <exception cref="SchedulerUnavailableException">The archive cannot be read now.</exception>
    Task<ArchivedTask?> FindAsync(string taskId, DateOnly? finishedOn, CancellationToken cancellation);
}

/// <summary>A task as the archive keeps it.</summary>
/// <param name="Json">One JSON object in UTF-8: the members that <see cref="TaskJson"/> writes, and <c>history</c>, the array of what <see cref="TaskHistoryJson"/> writes.</param>
public sealed record ArchivedTask(ReadOnlyMemory<byte> Json)
{
    /// <summary>The member that holds the events.</summary>
    public const string History = "history";
}
