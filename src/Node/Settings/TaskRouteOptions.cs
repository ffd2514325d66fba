namespace ActorScheduler.Node.Settings;

/// <summary>One item of the list <c>Scheduler:TaskRoutes</c>.</summary>
public sealed class TaskRouteOptions
{
    /// <summary>The names of tasks, exact or as a pattern with <c>*</c>, <c>?</c> and <c>[…]</c>.</summary>
    public string Match { get; set; } = "";

    /// <summary>The queue of these tasks.</summary>
    public string Queue { get; set; } = "";
}
