using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Storage.Identity;

/// <summary>What the tasks of one lane have in common.</summary>
/// <param name="TaskName">What they run.</param>
/// <param name="Queue">The queue in which they wait.</param>
internal readonly record struct LaneOwner(string TaskName, string Queue)
{
    // No name has it.
    private const char Separator = '\n';

    /// <summary>One text for both. It is stored as a hash: that of the default queue is the name alone, as when there were no queues.</summary>
    public string Key => Queue == TaskQueues.Default ? TaskName : TaskName + Separator + Queue;
}

/// <summary>Which lanes are written. All processes of a cluster have to look into them.</summary>
internal enum LaneUse
{
    /// <summary>None: tasks wait in the partitions of their ids.</summary>
    None,

    /// <summary>One for each name of a task.</summary>
    Names,

    /// <summary>One for each name of a task in each queue.</summary>
    Queues,
}
