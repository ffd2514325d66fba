using System.Security.Claims;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Access;

/// <summary>Who calls, and what he may do.</summary>
internal sealed class Caller
{
    private const string SystemTasks = "celery.";

    private Caller(Identity? identity, AccessRight rights)
    {
        Identity = identity;
        Rights = rights;
        if (identity is not null)
            Principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, identity.Requester)], identity.Via));
    }

    /// <summary>Somebody who has not proved who he is, where he need not: he may do everything.</summary>
    public static Caller Trusted { get; } = new(null, AccessRight.All);

    /// <summary>Somebody who has not proved who he is, where he has to.</summary>
    public static Caller Unknown { get; } = new(null, AccessRight.None);

    /// <summary>Who he is; null if he has not proved it.</summary>
    public Identity? Identity { get; }

    /// <summary>What he may do.</summary>
    public AccessRight Rights { get; }

    /// <summary>Who he is, for what asks ASP.NET; null if he has not proved it.</summary>
    public ClaimsPrincipal? Principal { get; }

    /// <summary>Somebody who proved who he is.</summary>
    public static Caller Of(Identity identity) => new(identity, AccessRoles.RightsOf(identity.Roles));

    /// <summary>Who sent a request.</summary>
    public static Caller Of(HttpContext http) => http.Features.Get<Caller>() ?? Unknown;

    /// <summary>True if he has all of these rights.</summary>
    public bool Has(AccessRight rights) => (Rights & rights) == rights;

    /// <summary>True if there is no task that he may not have run.</summary>
    public bool MayCallAll => Has(AccessRight.Administer) && IsUnlimited;

    /// <summary>True if he may see what all tasks were called with.</summary>
    public bool MaySeeAllArguments => Has(AccessRight.SeeArguments) || Has(AccessRight.Submit) && IsUnlimited;

    /// <summary>True if he may see what a task was called with: whoever may submit it to any queue knows.</summary>
    public bool MaySeeArgumentsOf(string task) => Has(AccessRight.SeeArguments) || Has(AccessRight.Submit) && !HasQueues && RefusalOf(task) is null;

    private bool HasQueues => Identity?.Queues.Count > 0;

    private bool IsUnlimited => Identity?.Tasks.Count is null or 0 && !HasQueues;

    /// <summary>Why he may not have a task run from a queue; null if he may.</summary>
    public Refusal? RefusalOf(string task, string queue)
    {
        if (RefusalOf(task) is { } refusal)
            return refusal;
        return Identity is not { Queues: { Count: > 0 } patterns } || patterns.Any(pattern => TaskNamePattern.Matches(pattern, queue))
            ? null
            : Refusals.Forbidden(AttemptRefusal.Task, "options.queue", queue, $"one that the key is for: {string.Join(", ", patterns)}");
    }

    /// <summary>Why he may not have a schedule call a task; null if he may. By which queue its calls go is decided when it fires, so a key for some queues is for none.</summary>
    public Refusal? RefusalOfSchedule(string task) => RefusalOf(task) ?? (Identity is { Queues: { Count: > 0 } patterns }
        ? Refusals.Forbidden(AttemptRefusal.Task, "queue", string.Join(", ", patterns), "a key that is for all queues: schedules choose theirs when they fire")
        : null);

    /// <summary>Why he may not have a task run, now or by a schedule; null if he may. The scheduler's own tasks are for administrators.</summary>
    public Refusal? RefusalOf(string task)
    {
        if (MayCallAll)
            return null;
        if (task.StartsWith(SystemTasks, StringComparison.Ordinal))
            return Has(AccessRight.Administer) ? null : Refusals.Forbidden(AttemptRefusal.Task, "task", task, "a task that is not the scheduler's own: those are for administrators");
        if (Identity is not { Tasks: { Count: > 0 } patterns } || patterns.Any(pattern => TaskNamePattern.Matches(pattern, task)))
            return null;
        return Refusals.Forbidden(AttemptRefusal.Task, "task", task, $"one that the key is for: {string.Join(", ", patterns)}");
    }
}
