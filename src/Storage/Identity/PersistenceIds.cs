using System.Globalization;

namespace ActorScheduler.Storage.Identity;

/// <summary>The ids under which the journal keeps the events of each kind of entity. They are stored with every event and never change.</summary>
internal static class PersistenceIds
{
    /// <summary>What the ids of all tasks begin with.</summary>
    public const string TaskPrefix = "task-";

    /// <summary>What the ids of all periodic tasks begin with.</summary>
    public const string PeriodicTaskPrefix = "periodic-";

    /// <summary>What the ids of all bulk operations begin with.</summary>
    public const string BulkOperationPrefix = "bulk-";

    /// <summary>The id of the events of who may do what.</summary>
    public const string Access = "access";

    /// <summary>The id of the events of who was not let in. They grow with the attempts, where all of <see cref="Access"/> is read at each start.</summary>
    public const string AccessRefusals = "access-refusals";

    /// <summary>The id of the events of the sessions that were opened on a day (UTC).</summary>
    public static string OfSessions(DateOnly day) => $"access-sessions-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>The id of the events of what is paused.</summary>
    public const string Holds = "holds";

    /// <summary>The id of a task's events.</summary>
    public static string OfTask(string taskId) => TaskPrefix + taskId;

    /// <summary>The id of a periodic task's events.</summary>
    public static string OfPeriodicTask(long id) => PeriodicTaskPrefix + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of a bulk operation's events.</summary>
    public static string OfBulkOperation(string operationId) => BulkOperationPrefix + operationId;
}
