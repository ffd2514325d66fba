using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Contracts.Client;

/// <summary>
/// Sends commands to tasks and periodic tasks and waits for their durable answer. A command whose answer is lost is sent
/// again with the same id until the answer is known or the time is up. Each says who asks for it, for the audit (<see cref="Requester"/>).
/// </summary>
public interface ISchedulerClient
{
    /// <summary>Submits a task.</summary>
    /// <returns><see cref="TaskAccepted"/>, or <see cref="TaskRefused"/> (<see cref="TaskRefusal.IdTaken"/>).</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time; the task may or may not be accepted.</exception>
    Task<TaskReply> SubmitAsync(SubmitTask command, CancellationToken cancellation);

    /// <summary>Revokes a task.</summary>
    /// <returns><see cref="TaskRevokeAccepted"/> or <see cref="TaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<TaskReply> RevokeAsync(RevokeTask command, CancellationToken cancellation);

    /// <summary>Moves the start of a task that waits; "run now" is an eta of null.</summary>
    /// <returns><see cref="TaskRescheduleAccepted"/> or <see cref="TaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<TaskReply> RescheduleAsync(RescheduleTask command, CancellationToken cancellation);

    /// <summary>Runs a task again that failed or was revoked.</summary>
    /// <returns><see cref="TaskRetryAccepted"/> or <see cref="TaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<TaskReply> RetryAsync(RetryTask command, CancellationToken cancellation);

    /// <summary>Replaces a task that has not begun.</summary>
    /// <returns><see cref="TaskReplaceAccepted"/> or <see cref="TaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<TaskReply> ReplaceAsync(ReplaceTask command, CancellationToken cancellation);

    /// <summary>Creates a periodic task under a new id.</summary>
    /// <returns><see cref="PeriodicTaskAccepted"/> with the id, or <see cref="PeriodicTaskRefused"/> (<see cref="PeriodicTaskRefusal.NameTaken"/>).</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<PeriodicTaskReply> CreatePeriodicAsync(PeriodicTaskDefinition definition, string? requestedBy, CancellationToken cancellation);

    /// <summary>Edits a periodic task.</summary>
    /// <returns><see cref="PeriodicTaskAccepted"/> or <see cref="PeriodicTaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<PeriodicTaskReply> UpdatePeriodicAsync(long periodicTaskId, PeriodicTaskPatch patch, string? requestedBy, CancellationToken cancellation);

    /// <summary>Deletes a periodic task.</summary>
    /// <returns><see cref="PeriodicTaskAccepted"/> or <see cref="PeriodicTaskRefused"/>.</returns>
    /// <exception cref="SchedulerUnavailableException">No answer arrived in time.</exception>
    Task<PeriodicTaskReply> DeletePeriodicAsync(long periodicTaskId, string? requestedBy, CancellationToken cancellation);
}
