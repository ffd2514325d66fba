using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>Reads the tasks that match, one page at a time. Its operation receives each page as a message.</summary>
/// <param name="queries">Finds the tasks.</param>
/// <param name="pageSize">How many tasks a page holds.</param>
/// <param name="operation">Receives <see cref="PageRead"/> or <see cref="PageNotRead"/>.</param>
internal sealed class PageReader(ITaskQueries queries, int pageSize, IActorRef operation)
{
    private bool _isReading;

    /// <summary>Reads a page, unless one is being read.</summary>
    /// <param name="filter">Which tasks match.</param>
    /// <param name="after">Where the page before ended.</param>
    public void Read(TaskFilter filter, TaskCursor after)
    {
        if (_isReading)
            return;
        _isReading = true;
        // Not on the operation's thread: the query may have to look at many tasks.
        Task.Run(() => queries.PageAsync(filter, after, pageSize, CancellationToken.None))
            .PipeTo(operation, success: page => new PageRead(page), failure: cause => new PageNotRead(cause));
    }

    /// <summary>The operation has received its message; the next page may be read.</summary>
    public void Finish() => _isReading = false;

    /// <summary>What to do with a page: store it, or end if nothing is left. Null: no task matched so far, and the search goes on.</summary>
    /// <param name="read">The page.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="done">What became of all tasks before this page.</param>
    public static BulkOperationCommand? CommandFor(TaskPage read, string operationId, BulkCounts done) => read switch
    {
        { Rows.Count: > 0 } => new TakeBulkPage(operationId, done, [.. read.Rows.Select(row => row.Id)], read.Next),
        { Next: null } => new EndBulkOperation(operationId, done, BulkPhase.Success),
        _ => null,
    };
}
