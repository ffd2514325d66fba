using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>What a bulk operation does to each task that matches.</summary>
/// <param name="Kind">What it does.</param>
public sealed record BulkAction(BulkActionKind Kind)
{
    /// <summary>For <see cref="BulkActionKind.Revoke"/>: also end an attempt that runs.</summary>
    public bool Terminate { get; init; }

    /// <summary>For <see cref="BulkActionKind.Reschedule"/>: the new start; or <see cref="Shift"/>.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>For <see cref="BulkActionKind.Reschedule"/>: how much later each task starts, or earlier if negative.</summary>
    public TimeSpan? Shift { get; init; }

    /// <summary>
    /// The command for one task. It carries the operation's id as the id of the request, so that a page that is processed twice,
    /// because the process died in the middle of it, changes no task twice.
    /// </summary>
    public TaskCommand CommandFor(string taskId, string operationId, string? requestedBy) => Kind switch
    {
        BulkActionKind.Revoke => new RevokeTask(taskId, Terminate, requestedBy) { RequestId = operationId },
        BulkActionKind.RunNow => new RescheduleTask(taskId, null, requestedBy) { RequestId = operationId },
        BulkActionKind.Retry => new RetryTask(taskId, operationId, requestedBy),
        BulkActionKind.Reschedule => new RescheduleTask(taskId, Eta, requestedBy) { Shift = Shift, RequestId = operationId },
        _ => throw new InvalidOperationException($"There is no bulk action {Kind}."),
    };
}
