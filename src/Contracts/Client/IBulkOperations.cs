using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Starts, cancels and shows operations on all tasks that match a filter.</summary>
public interface IBulkOperations
{
    /// <summary>Starts an operation on the tasks that match now; it continues by itself, whatever happens to the process, until it has processed all of them.</summary>
    /// <param name="operationId">Its id; the same call under the same id is the same operation.</param>
    /// <param name="action">What is done to each task.</param>
    /// <param name="filter">The tasks to include.</param>
    /// <param name="requestedBy">Who asks, for the audit, or null.</param>
    /// <param name="cancellation">Cancelled when the caller has gone.</param>
    /// <returns><see cref="BulkOperationAccepted"/>, or <see cref="BulkOperationRefused"/> (<see cref="BulkOperationRefusal.IdTaken"/>).</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time; the operation may or may not be accepted.</exception>
    Task<BulkOperationReply> StartAsync(
        string operationId, BulkAction action, TaskFilter filter, string? requestedBy, CancellationToken cancellation);

    /// <summary>Ends an operation where it stands.</summary>
    /// <returns><see cref="BulkOperationAccepted"/> or <see cref="BulkOperationRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<BulkOperationReply> CancelAsync(string operationId, string? requestedBy, CancellationToken cancellation);

    /// <summary>One operation, or null if the id is unknown.</summary>
    Task<BulkOperationRow?> FindAsync(string operationId, CancellationToken cancellation);

    /// <summary>A page of the operations, newest first.</summary>
    /// <param name="before">Where the previous page ended (<see cref="BulkOperationPage.Next"/>); null for the first.</param>
    /// <param name="limit">The largest number of rows, at least 1.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<BulkOperationPage> PageAsync(long? before, int limit, CancellationToken cancellation);
}

/// <summary>One operation as the read model shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The fold of its events, without the page that it is going through.</param>
public sealed record BulkOperationRow(string Id, BulkOperationState State);

/// <summary>A page of operations.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">The value of <c>before</c> for the next page; null at the end.</param>
public sealed record BulkOperationPage(IReadOnlyList<BulkOperationRow> Rows, long? Next);
