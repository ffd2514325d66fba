using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Questions about periodic tasks, answered from the read model, which is written with the events.</summary>
public interface IPeriodicTaskQueries
{
    /// <summary>All periodic tasks that are not deleted, by id.</summary>
    Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation);

    /// <summary>One, or null if the id is not known or it was deleted.</summary>
    Task<PeriodicTaskRow?> FindAsync(long id, CancellationToken cancellation);
}

/// <summary>One periodic task as the read model shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="ScheduleId">The id of its schedule among those of its kind: equal crontabs share one, so do equal intervals
/// (django-celery-beat's <c>crontab_id</c> and <c>interval_id</c>).</param>
public sealed record PeriodicTaskRow(long Id, PeriodicTaskState State, long ScheduleId);
