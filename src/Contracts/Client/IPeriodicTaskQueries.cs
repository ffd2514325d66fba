using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>Questions about periodic tasks, answered from the read model, which is written with the events.</summary>
public interface IPeriodicTaskQueries
{
    /// <summary>All periodic tasks that are not deleted, by id.</summary>
    Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation);

    /// <summary>A page of the periodic tasks that match and are not deleted, by id; it is full unless it is the last.</summary>
    /// <param name="filter">Which periodic tasks.</param>
    /// <param name="afterId">The last id of the page before; null for the first page.</param>
    /// <param name="limit">How many rows at the most; from 1.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<PeriodicTaskPage> PageAsync(PeriodicTaskFilter filter, long? afterId, int limit, CancellationToken cancellation);

    /// <summary>One, or null if the id is not known or it was deleted.</summary>
    Task<PeriodicTaskRow?> FindAsync(long id, CancellationToken cancellation);
}

/// <summary>Which periodic tasks are asked for; what is null is no condition.</summary>
/// <param name="NamePrefix">Only those whose own name begins so; case matters.</param>
/// <param name="Task">Only those that start the task of exactly this name.</param>
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
