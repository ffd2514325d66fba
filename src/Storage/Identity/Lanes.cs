namespace ActorScheduler.Storage.Identity;

/// <summary>
/// The lanes of the wake-up index, in which tasks wait for their time and for a worker: a part of the index for each name of a task in each queue, so that
/// the first of one is found without reading those of another. A lane is two numbers above those of the partitions: one for tasks that sleep, whose rows
/// have their own time, and one for tasks that a process holds in memory, whose rows have a later one. The numbers are stored with every row
/// and never change; two names that shared one would only wait for each other.
/// </summary>
internal static class Lanes
{
    /// <summary>The least number of a lane.</summary>
    public const int First = Partitions.Count;

    private const uint Count = (int.MaxValue - First) / 2;

    /// <summary>The number under which a task waits.</summary>
    /// <param name="owner">What it waits to run, and in which queue.</param>
    /// <param name="isHeld">True if a process holds it in memory.</param>
    public static int Of(in LaneOwner owner, bool isHeld) => First + (int)(StableHash.Of(owner.Key) % Count * 2) + (isHeld ? 1 : 0);

    /// <summary>True if the number is that of the tasks that a process holds in memory.</summary>
    public static bool IsHeld(int lane) => (lane - First) % 2 == 1;

    /// <summary>The number of the tasks that sleep in the same lane.</summary>
    public static int OfSleepers(int lane) => IsHeld(lane) ? lane - 1 : lane;
}
