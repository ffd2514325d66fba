namespace ActorScheduler.Contracts.Queues;

/// <summary>
/// Which queue a call goes to: the one that it names, else the one of the task's own attribute, else the first route's, else the default one. As in Celery an
/// attribute goes before a route (<c>Task.queue</c> is merged into the call before the router runs). Among the routes an exact name goes first, then the
/// patterns in their order (<c>celery/app/routes.py</c>, MapRoute). Immutable.
/// </summary>
public sealed class QueueRouting
{
    private readonly QueueRoute[] _routes;
    private readonly string _default;

    /// <summary>Makes a routing.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="defaultQueue">The queue of what none of them is for.</param>
    public QueueRouting(IEnumerable<QueueRoute> routes, string defaultQueue = TaskQueues.Default)
    {
        _routes = [.. routes.OrderBy(route => !route.Match.IsName)];
        _default = defaultQueue;
    }

    /// <summary>Without routes.</summary>
    public static QueueRouting None { get; } = new([]);

    /// <summary>The queues that the routes and the default name.</summary>
    public IEnumerable<string> Targets => _routes.Select(route => route.Queue).Append(_default).Distinct(StringComparer.Ordinal);

    /// <summary>The queue that is stored with a call; null for <see cref="TaskQueues.Default"/> where nobody named it.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="asked">The queue that the call names; null for none.</param>
    /// <param name="ofTask">The queue of the task's attribute; null for none.</param>
    public string? QueueFor(string task, string? asked, string? ofTask)
    {
        if ((asked ?? ofTask) is { } named)
            return named;
        var routed = Routed(task);
        return routed == TaskQueues.Default ? null : routed;
    }

    private string Routed(string task)
    {
        foreach (var route in _routes)
        {
            if (route.Match.Matches(task))
                return route.Queue;
        }

        return _default;
    }
}

/// <summary>One rule of which tasks go to which queue.</summary>
/// <param name="Match">The names of the tasks.</param>
/// <param name="Queue">The queue.</param>
public sealed record QueueRoute(NamePattern Match, string Queue);
