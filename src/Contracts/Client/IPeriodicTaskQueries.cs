using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Queries for periodic tasks, answered from the read model, which is written together with the events.</summary>
public interface IPeriodicTaskQueries
{
    /// <summary>All periodic tasks that are not deleted, by id.</summary>
    Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation);

    /// <summary>A page of the periodic tasks that match and are not deleted, by id; it is full unless it is the last.</summary>
    /// <param name="filter">The periodic tasks to include.</param>
    /// <param name="afterId">The last id of the previous page; null for the first page.</param>
    /// <param name="limit">The largest number of rows, at least 1.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<PeriodicTaskPage> PageAsync(PeriodicTaskFilter filter, long? afterId, int limit, CancellationToken cancellation);

    /// <summary>One periodic task, or null if the id is unknown or it was deleted.</summary>
    Task<PeriodicTaskRow?> FindAsync(long id, CancellationToken cancellation);
}

/// <summary>Selects periodic tasks; a property that is null is no condition.</summary>
/// <param name="NamePrefix">Only those whose own name starts with this; case matters.</param>
/// <param name="Task">Only those that call the task with exactly this name.</param>
/// <param name="Enabled">Only those that are enabled, or only those that are not.</param>
public sealed record PeriodicTaskFilter(string? NamePrefix = null, string? Task = null, bool? Enabled = null);

/// <summary>A page of periodic tasks.</summary>
/// <param name="Rows">By id.</param>
/// <param name="Next">The id after which the next page begins; null when there is none.</param>
public sealed record PeriodicTaskPage(IReadOnlyList<PeriodicTaskRow> Rows, long? Next);

/// <summary>One periodic task as the read model shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The fold of its events.</param>
/// <param name="ScheduleId">The id of its schedule among those of its kind: equal crontabs share one, so do equal intervals
/// (django-celery-beat's <c>crontab_id</c> and <c>interval_id</c>).</param>
public sealed record PeriodicTaskRow(long Id, PeriodicTaskState State, long ScheduleId);
