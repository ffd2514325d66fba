namespace ActorScheduler.Contracts.Serialization;

/// <summary>
/// Numbers what this release can read in journals and between nodes. A release that adds an event, a message, a field or a value of an
/// enumeration raises it, and writes what it has added only once every process of the cluster has this number or a higher one.
/// </summary>
public static class WireVersion
{
    /// <summary>The number of the first release.</summary>
    public const int First = 1;

    /// <summary>From this number on, rows of tasks that wait are in the lanes of the wake-up index, where earlier releases do not look.</summary>
    public const int Lanes = 2;

    /// <summary>From this number on, periodic tasks have schedules of several rules, policies and outcomes.</summary>
    public const int Schedules = 3;

    /// <summary>From this number on, a task that waits in a queue other than the default one is in a lane of that queue, where earlier releases do not look.</summary>
    public const int Queues = 4;

    /// <summary>The number of this release.</summary>
    public const int Newest = 4;
}
