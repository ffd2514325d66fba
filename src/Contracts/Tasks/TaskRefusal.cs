namespace ActorScheduler.Contracts.Tasks;

/// <summary>Why a command on a task is refused. The numbers are stored with bulk operations; they are never renumbered.</summary>
public enum TaskRefusal
{
    /// <summary>No task with this id was ever accepted.</summary>
    UnknownTask = 1,

    /// <summary>The id belongs to a task that was submitted with another call.</summary>
    IdTaken = 2,

    /// <summary>The task has ended.</summary>
    AlreadyFinished = 3,

    /// <summary>An attempt has begun, so the task can no longer be changed.</summary>
    AlreadyStarted = 4,

    /// <summary>The task's <c>expires</c> has passed, or would have before it could start.</summary>
    PastExpires = 5,

    /// <summary>Another task took its place.</summary>
    AlreadyReplaced = 6,

    /// <summary>The task has not ended, so there is nothing to run again.</summary>
    NotFinished = 7,
}
