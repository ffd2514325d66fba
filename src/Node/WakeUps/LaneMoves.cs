using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// Moves the tasks that waited when there were no lanes into theirs, a batch after the other, once every process knows lanes. Until then they
/// are found in their partitions, but wait for one another.
/// </summary>
/// <param name="index">Where they are.</param>
/// <param name="partitions">The partitions in which they are looked for.</param>
/// <param name="lanes">Which lanes every process knows.</param>
internal sealed class LaneMoves(IWakeUpIndex index, IReadOnlyList<int> partitions, Func<LaneUse> lanes)
{
    // Other writes wait while a batch is moved.
    private const int BatchSize = 500;

    private bool _isMoving;
    private bool _isDone;

    /// <summary>Moves the next batch, unless one is being moved.</summary>
    /// <param name="daemon">Who is told of its end.</param>
    public void GoOn(IActorRef daemon)
    {
        if (_isMoving || _isDone || lanes() is LaneUse.None)
            return;
        _isMoving = true;
        index.MoveToLanesAsync(partitions, lanes(), BatchSize).PipeTo(daemon, success: found => new Ended(found), failure: _ => new Ended(null));
    }

    /// <summary>A batch has ended. After one that failed, the next scan goes on.</summary>
    public void End(Ended ended, IActorRef daemon)
    {
        _isMoving = false;
        _isDone = ended.Found == 0;
        if (ended.Found is not null)
            GoOn(daemon);
    }

    /// <summary>A batch has ended.</summary>
    /// <param name="Found">How many tasks it had; null if it failed.</param>
    public sealed record Ended(int? Found) : INoSerializationVerificationNeeded;
}
