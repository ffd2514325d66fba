using ActorScheduler.Authoring;

namespace Ledger;

/// <summary>Tasks that write down that they ran.</summary>
public static class Entries
{
    /// <summary>Writes that it began, works for a while, and writes that it ended.</summary>
    /// <param name="folder">Where the books are.</param>
    /// <param name="context">Names the task and its attempt.</param>
    /// <param name="seconds">How long it works.</param>
    [BackgroundTask]
    public static void Write(string folder, TaskContext context, double seconds = 0)
    {
        Book.Append(folder, $"{context.TaskId} {context.Attempt} began");
        context.CancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
        context.CancellationToken.ThrowIfCancellationRequested();
        Book.Append(folder, $"{context.TaskId} {context.Attempt} ended");
    }
}
