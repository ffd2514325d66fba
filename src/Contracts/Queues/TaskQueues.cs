namespace ActorScheduler.Contracts.Queues;

/// <summary>What there is to know about the names of queues. A queue needs no setting up: it is there when a task, a node or a setting names it.</summary>
public static class TaskQueues
{
    /// <summary>The queue of a task whose call, attribute and route name none, as in Celery (<c>task_default_queue</c>).</summary>
    public const string Default = "celery";

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 200;
}
